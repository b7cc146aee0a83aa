using System.Collections.Concurrent;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Tests.Dapr.Real;

/// <summary>Hands on the messages whose keys begin with the test's prefix, without it; the others count as handled.</summary>
internal sealed class OwnMessages(IBatchConsumer inner, string prefix) : IBatchConsumer
{
    /// <summary>Marks that are repeated until each partition brings them: messages come.</summary>
    public const string Begin = "mark-begin-";

    /// <summary>Marks that come once: all before has been read.</summary>
    public const string End = "mark-end-";

    // Enough that each partition has some.
    private const int Keys = 24;
    private readonly ConcurrentDictionary<string, bool> _heard = new();

    public static BusMessage[] Marks(string kind) => [.. Enumerable.Range(0, Keys).Select(number => new BusMessage($"{kind}{number}", "1"u8.ToArray()))];

    public bool HasHeard(string kind) => _heard.Keys.Count(key => key.StartsWith(kind, StringComparison.Ordinal)) == Keys;

    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        List<int> places = [];
        List<BusMessage> own = [];
        for (int i = 0; i < batch.Count; i++)
        {
            if (!batch[i].Key.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            BusMessage message = batch[i] with { Key = batch[i].Key[prefix.Length..] };
            if (message.Key.StartsWith(Begin, StringComparison.Ordinal) || message.Key.StartsWith(End, StringComparison.Ordinal))
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
