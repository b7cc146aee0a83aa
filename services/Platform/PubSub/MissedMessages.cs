namespace BlazingSun.Platform.PubSub;

/// <summary>
/// Tells when messages of the topics that every replica reads may have passed this one by, such as after its sidecar was replaced: the new one begins
/// with new messages. Those of <see cref="ConsumerGroup.PerApp"/> are kept for the app and never missed.
/// </summary>
public sealed class MissedMessages
{
    /// <summary>Called on the platform's thread: whoever hands on what comes has to make up for it.</summary>
    public event Action? Happened;

    /// <summary>The platform says so.</summary>
    public void Report() => Happened?.Invoke();
}
