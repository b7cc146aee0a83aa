using System.Collections.Concurrent;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.Telemetry;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Dapr.PubSub;

/// <summary>Hands the deliveries of one subscription to its consumer.</summary>
internal sealed class Deliveries(Subscription subscription, Echoes echoes, ILogger logger)
{
    // The sidecar sends one batch of a partition at a time; after its own restart it may send one while the old one is still in hand.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _partitions = new(StringComparer.Ordinal);

    internal Subscription Subscription => subscription;

    /// <summary>Handles a delivery.</summary>
    /// <returns>The indices of the entries that have to come again, each with the later ones of its key.</returns>
    internal async ValueTask<IReadOnlySet<int>> HandleAsync(BulkDelivery delivery, CancellationToken cancellationToken)
    {
        SemaphoreSlim turn = _partitions.GetOrAdd(delivery.Partition, static _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            BusMessage[] messages = delivery.Messages();
            HashSet<int> again = WithLaterOnes(messages, await HandleOthersAsync(messages, cancellationToken));
            PlatformMetrics.Delivered(subscription.Topic, messages.Length, again.Count);
            return again;
        }
        finally
        {
            turn.Release();
        }
    }

    private async ValueTask<IReadOnlySet<int>> HandleOthersAsync(BusMessage[] messages, CancellationToken cancellationToken)
    {
        if (!Array.Exists(messages, Echoes.IsOne))
            return await HandleAsync(messages, cancellationToken);
        int[] others = [.. Enumerable.Range(0, messages.Length).Where(i => !Echoes.IsOne(messages[i]))];
        IReadOnlySet<int> again = others.Length == 0
            ? new HashSet<int>()
            : await HandleAsync([.. others.Select(i => messages[i])], cancellationToken);
        if (subscription.Group is ConsumerGroup.PerReplica)
        {
            foreach (BusMessage echo in messages.Where(Echoes.IsOne))
                echoes.Hear(subscription.Topic, echo);
        }

        return again.Select(i => others[i]).ToHashSet();
    }

    private async ValueTask<IReadOnlySet<int>> HandleAsync(BusMessage[] messages, CancellationToken cancellationToken)
    {
        try
        {
            BatchResult result = await subscription.Consumer.HandleAsync(messages, cancellationToken);
            if (result.RetryFrom is { Count: > 0 } retry)
                BusLog.WillRetry(logger, subscription.App, subscription.Topic, retry.Count, messages.Length);
            return result.RetryFrom ?? new HashSet<int>();
        }
        catch (Exception error)
        {
            // Whatever the consumer threw, nothing of the batch is known to be handled.
            BusLog.BatchFailed(logger, error, subscription.App, subscription.Topic, messages.Length);
            return new HashSet<int>(Enumerable.Range(0, messages.Length));
        }
    }

    private static HashSet<int> WithLaterOnes(BusMessage[] messages, IReadOnlySet<int> retry)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        HashSet<int> all = [];
        for (int i = 0; i < messages.Length; i++)
        {
            if (retry.Contains(i) || keys.Contains(messages[i].Key))
            {
                keys.Add(messages[i].Key);
                all.Add(i);
            }
        }

        return all;
    }
}
