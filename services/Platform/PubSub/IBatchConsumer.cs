namespace BlazingSun.Platform.PubSub;

/// <summary>Handles what comes on a topic, in batches. Every message may come more than once.</summary>
public interface IBatchConsumer
{
    /// <summary>
    /// Handles a batch; messages of one key are in order and never in two batches at once.
    /// An exception means that nothing of the batch is known to be handled: all of it comes again.
    /// </summary>
    /// <returns>Which entries are to come again.</returns>
    ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken);
}

/// <summary>The outcome of a batch.</summary>
/// <param name="RetryFrom">Indices of entries to deliver again, with all later ones of the same keys; empty = all is done.</param>
public readonly record struct BatchResult(IReadOnlySet<int>? RetryFrom)
{
    /// <summary>Everything is handled.</summary>
    public static BatchResult Done => default;
}

/// <summary>Who shares the messages of a topic.</summary>
public enum ConsumerGroup
{
    /// <summary>The replicas of an app share them: each message is for one replica.</summary>
    PerApp,

    /// <summary>Every replica gets every message.</summary>
    PerReplica,
}

/// <summary>A consumer's wish for a topic, made at start with <see cref="PubSubServices.AddSubscription{TConsumer}"/>.</summary>
/// <param name="App">The app's name, such as <c>games</c>; the group's name in the broker.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Group">Who shares its messages.</param>
/// <param name="Consumer">Handles them.</param>
public sealed record Subscription(string App, string Topic, ConsumerGroup Group, IBatchConsumer Consumer)
{
    /// <summary>Messages in a batch at most.</summary>
    public int MaxBatch { get; init; } = 100;
}
