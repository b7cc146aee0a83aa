using System.Collections.Concurrent;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Tests.Dapr.Real;

/// <summary>Hands on the messages whose keys begin with the test's prefix, without it; the others count as handled.</summary>
internal sealed class OwnMessages(IBatchConsumer inner, string prefix) : IBatchConsumer
{
    private const string Probe = "probe-";
    private readonly ConcurrentDictionary<string, bool> _heard = new();

    /// <summary>Messages on all partitions that only show that messages come.</summary>
    public static BusMessage[] Probes { get; } = [.. Enumerable.Range(0, 12).Select(number => new BusMessage($"{Probe}{number}", "1"u8.ToArray()))];

    public bool HasHeard => _heard.Count == Probes.Length;

    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        List<int> places = [];
        List<BusMessage> own = [];
        for (int i = 0; i < batch.Count; i++)
        {
            if (!batch[i].Key.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            BusMessage message = batch[i] with { Key = batch[i].Key[prefix.Length..] };
            if (message.Key.StartsWith(Probe, StringComparison.Ordinal))
            {
                _heard.TryAdd(message.Key, true);
                continue;
            }

            places.Add(i);
            own.Add(message);
        }

        if (own.Count == 0)
            return BatchResult.Done;
        BatchResult result = await inner.HandleAsync(own, cancellationToken);
        return result.RetryFrom is { } retry ? new BatchResult(retry.Select(index => places[index]).ToHashSet()) : result;
    }
}
