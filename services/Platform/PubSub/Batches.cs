namespace BlazingSun.Platform.PubSub;

/// <summary>Handles batches message by message.</summary>
public static class Batches
{
    /// <summary>
    /// Hands on one message after the other. Those that fail because a dependency is away are to come again, and those behind them under the same key wait
    /// for that; the others go on. Any other exception comes through.
    /// </summary>
    public static ValueTask<BatchResult> OneByOneAsync(
        this IReadOnlyList<BusMessage> batch, Func<BusMessage, CancellationToken, ValueTask> handle, CancellationToken cancellationToken) =>
        batch.OneByOneAsync(
            async (message, token) =>
            {
                await handle(message, token);
                return BatchResult.Done;
            },
            cancellationToken);

    internal static async ValueTask<BatchResult> OneByOneAsync(
        this IReadOnlyList<BusMessage> batch, Func<BusMessage, CancellationToken, ValueTask<BatchResult>> handle, CancellationToken cancellationToken)
    {
        HashSet<int> again = [];
        HashSet<string> waiting = new(StringComparer.Ordinal);
        for (int i = 0; i < batch.Count; i++)
        {
            if (waiting.Contains(batch[i].Key) || await IsDoneAsync(handle, batch[i], cancellationToken))
                continue;
            waiting.Add(batch[i].Key);
            again.Add(i);
        }

        return new BatchResult(again);
    }

    private static async ValueTask<bool> IsDoneAsync(
        Func<BusMessage, CancellationToken, ValueTask<BatchResult>> handle, BusMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return (await handle(message, cancellationToken)).RetryFrom is not { Count: > 0 };
        }
        catch (Exception failure) when (Failure.Passes(failure))
        {
            return false;
        }
    }
}
