namespace BlazingSun.Simulation.Faults;

/// <summary>What becomes of a call to the store.</summary>
/// <param name="ApplyIn">When it happens; null = never.</param>
/// <param name="AnswerIn">When the caller hears of it.</param>
/// <param name="Fails">Whether the caller hears that the store is away.</param>
/// <param name="Crashes">Whether the caller's program ends as soon as it has happened.</param>
internal readonly record struct StoreFate(TimeSpan? ApplyIn, TimeSpan AnswerIn, bool Fails = false, bool Crashes = false)
{
    public static StoreFate AtOnce => new(TimeSpan.Zero, TimeSpan.Zero);

    public bool IsAtOnce => this == AtOnce;
}
