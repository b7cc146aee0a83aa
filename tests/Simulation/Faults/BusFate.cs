namespace BlazingSun.Simulation.Faults;

/// <summary>What becomes of a publish.</summary>
/// <param name="TakenIn">When the broker has the messages; null = never.</param>
/// <param name="AnswerIn">When the publisher hears of it.</param>
/// <param name="Fails">Whether the publisher hears that the broker is away.</param>
/// <param name="Crashes">Whether the publisher's program ends as soon as the broker has them.</param>
internal readonly record struct BusFate(TimeSpan? TakenIn, TimeSpan AnswerIn, bool Fails = false, bool Crashes = false)
{
    public bool IsAtOnce => TakenIn == TimeSpan.Zero && AnswerIn == TimeSpan.Zero && !Fails;
}
