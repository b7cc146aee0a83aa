namespace BlazingSun.Platform.Actors.Hosting;

/// <summary>What a host allows.</summary>
/// <param name="MaxWaitingCalls">Calls that wait for one actor at most.</param>
/// <param name="WaitTimeout">A call that waited this long for its turn is refused.</param>
/// <param name="Sweep">How often idle actors and calls that waited too long are looked for.</param>
internal sealed record ActorLimits(int MaxWaitingCalls, TimeSpan WaitTimeout, TimeSpan Sweep);
