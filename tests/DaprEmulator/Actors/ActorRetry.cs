namespace BlazingSun.DaprEmulator.Actors;

/// <summary>
/// What a resiliency policy makes of a type's calls: every call that fails is made again, also when the turn itself threw. A type that has one loses what
/// sidecars otherwise do by themselves when a host is not found.
/// </summary>
/// <param name="Pause">Before each further attempt.</param>
/// <param name="Times">How many further attempts.</param>
public sealed record ActorRetry(TimeSpan Pause, int Times)
{
    internal static ActorRetry None { get; } = new(TimeSpan.Zero, 0);
}
