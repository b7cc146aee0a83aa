namespace BlazingSun.Platform.PubSub;

/// <summary>
/// Tells when messages of the topics that every replica reads may have passed this one by, such as after its sidecar was replaced: the new one begins
/// with new messages. Those of <see cref="ConsumerGroup.PerApp"/> are kept for the app and never missed.
/// </summary>
/// <param name="isListening">False where it takes a while from the start until what is published comes.</param>
public sealed class MissedMessages(bool isListening = true)
{
    private volatile bool _isListening = isListening;

    /// <summary>Called on the platform's thread: whoever hands on what comes has to make up for it.</summary>
    public event Action? Happened;

    /// <summary>What is published comes to this replica. Once true it stays so: what is missed later is told.</summary>
    public bool IsListening => _isListening;

    /// <summary>Whether anybody makes up for it.</summary>
    public bool IsHeeded => Happened is not null;

    /// <summary>From now on what is published comes.</summary>
    public void BeginListening() => _isListening = true;

    /// <summary>The platform says so.</summary>
    public void Report() => Happened?.Invoke();
}
