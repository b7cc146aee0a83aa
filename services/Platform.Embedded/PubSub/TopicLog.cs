using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Embedded.PubSub;

/// <summary>A topic's partitions and the groups that read them.</summary>
internal sealed class TopicLog
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, GroupReader> _shared = new(StringComparer.Ordinal);

    internal TopicLog(int partitions, TimeProvider time, int capacity) =>
        Partitions = [.. Enumerable.Range(0, partitions).Select(_ => new PartitionLog(time, capacity))];

    internal PartitionLog[] Partitions { get; }

    internal ValueTask PublishAsync(BusMessage message, CancellationToken cancellationToken)
    {
        PartitionLog partition = Partitions[KeyHash.Partition(message.Key, Partitions.Length)];
        return partition.TryAppend(message) ? ValueTask.CompletedTask : partition.AppendAsync(new[] { message }, cancellationToken);
    }

    internal async ValueTask PublishAsync(ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken)
    {
        while (!messages.IsEmpty)
        {
            int partition = KeyHash.Partition(messages.Span[0].Key, Partitions.Length);
            int run = Run(messages.Span, partition);
            await Partitions[partition].AppendAsync(messages[..run], cancellationToken);
            messages = messages[run..];
        }
    }

    /// <summary>The app's shared group, or a group of its own for every replica.</summary>
    internal GroupReader Group(Subscription subscription, Func<GroupReader> create)
    {
        if (subscription.Group == ConsumerGroup.PerReplica)
            return create();
        lock (_lock)
        {
            if (!_shared.TryGetValue(subscription.App, out GroupReader? group))
                _shared.Add(subscription.App, group = create());
            return group;
        }
    }

    private int Run(ReadOnlySpan<BusMessage> messages, int partition)
    {
        int run = 1;
        while (run < messages.Length
            && (ReferenceEquals(messages[run].Key, messages[run - 1].Key) || KeyHash.Partition(messages[run].Key, Partitions.Length) == partition))
        {
            run++;
        }

        return run;
    }
}
