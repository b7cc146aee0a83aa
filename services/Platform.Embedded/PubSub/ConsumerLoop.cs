using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Embedded.PubSub;

/// <summary>Brings one partition to one consumer, a batch after the other.</summary>
internal sealed class ConsumerLoop : IAsyncDisposable
{
    private readonly PartitionLog _partition;
    private readonly PartitionReader _reader;
    private readonly Subscription _subscription;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _retryTimer;
    private readonly CancellationTokenSource _abandon = new();
    private readonly Task _running;
    private volatile bool _stopping;

    internal ConsumerLoop(PartitionLog partition, PartitionReader reader, Subscription subscription, TimeProvider time, ILogger logger)
    {
        (_partition, _reader, _subscription, _time, _logger) = (partition, reader, subscription, time, logger);
        _retryTimer = time.CreateTimer(_ => _partition.Wake(_reader), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _running = RunAsync();
    }

    /// <summary>Finishes the batch in hand; when that takes longer than the caller likes, its token is cancelled.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        _partition.Wake(_reader);
        using (cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _abandon))
            await _running;
        await DisposeAsync();
    }

    public ValueTask DisposeAsync()
    {
        _abandon.Dispose();
        return _retryTimer.DisposeAsync();
    }

    private async Task RunAsync()
    {
        while (!_stopping)
        {
            BusMessage[] batch = _partition.Take(_reader, _subscription.MaxBatch, out ValueTask wake, out DateTimeOffset? due);
            if (batch.Length > 0)
            {
                _partition.Settle(_reader, batch, await HandleAsync(batch));
                continue;
            }

            if (_stopping)
                return;
            if (due is { } time)
                SetRetryTimer(time);
            await wake;
        }
    }

    private void SetRetryTimer(DateTimeOffset due)
    {
        TimeSpan wait = due - _time.GetUtcNow();
        _retryTimer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async ValueTask<IReadOnlySet<int>?> HandleAsync(BusMessage[] batch)
    {
        try
        {
            BatchResult result = await _subscription.Consumer.HandleAsync(batch, _abandon.Token);
            if (result.RetryFrom is { Count: > 0 } retry)
                BusLog.WillRetry(_logger, _subscription.App, _subscription.Topic, retry.Count, batch.Length);
            return result.RetryFrom;
        }
        catch (Exception error)
        {
            // Whatever the consumer threw, nothing of the batch is known to be handled.
            BusLog.BatchFailed(_logger, error, _subscription.App, _subscription.Topic, batch.Length);
            return new HashSet<int>(Enumerable.Range(0, batch.Length));
        }
    }
}
