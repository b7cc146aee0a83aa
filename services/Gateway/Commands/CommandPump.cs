using BlazingSun.Gateway.RateLimits;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Commands;

/// <summary>
/// Publishes commands of all sockets to one topic, in order: a lone one at once, on the thread that brings it; those that come meanwhile wait, bounded,
/// and leave together.
/// </summary>
internal sealed class CommandPump(string topic, IBus bus, LimitsOptions limits, TimeProvider time, ILogger<CommandPump> log)
{
    private const int MaxBatch = 256;
    private readonly Lock _gate = new();
    private readonly Queue<QueuedCommand> _waiting = new();
    private BusMessage[] _messages = new BusMessage[MaxBatch];
    private readonly List<QueuedCommand> _batch = new(MaxBatch);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource _timeout = NewTimeout(time);
    private bool _isRunning;
    private bool _isClosed;

    /// <returns>False when there is no room.</returns>
    public bool TryAdd(QueuedCommand command)
    {
        lock (_gate)
        {
            if (_isClosed || _waiting.Count >= limits.CommandQueue)
                return false;
            _waiting.Enqueue(command);
            if (_isRunning)
                return true;
            _isRunning = true;
        }

        _ = RunAsync();
        return true;
    }

    /// <summary>Nothing more is taken; what is in line still goes out, as far as that is done in the given time.</summary>
    public async Task DrainAsync(TimeSpan patience)
    {
        try
        {
            await Close().WaitAsync(patience, time);
        }
        catch (TimeoutException)
        {
            // The bus is away. Who sent these commands hears nothing and sends them again.
        }
    }

    /// <summary>Nothing more is taken; done when what is in line is out.</summary>
    public Task Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            return _isRunning ? DrainedAsync() : Task.CompletedTask;
        }
    }

    // Waiting for the source itself with a time limit would go by way of the thread pool.
    private async Task DrainedAsync() => await _drained.Task;

    private async Task RunAsync()
    {
        while (TakeBatch())
        {
            _batch.RemoveAll(IsTooOld);
            if (_batch.Count > 0)
                await PublishAsync();
        }
    }

    private bool TakeBatch()
    {
        _batch.Clear();
        lock (_gate)
        {
            while (_batch.Count < MaxBatch && _waiting.TryDequeue(out QueuedCommand command))
                _batch.Add(command);
            _isRunning = _batch.Count > 0;
            if (_isClosed && !_isRunning)
                _drained.TrySetResult();
            return _isRunning;
        }
    }

    private bool IsTooOld(QueuedCommand command)
    {
        bool isTooOld = time.GetElapsedTime(command.QueuedAt).TotalMilliseconds >= limits.CommandTimeoutMs;
        if (isTooOld)
            Refuse(command);
        return isTooOld;
    }

    private async Task PublishAsync()
    {
        for (int i = 0; i < _batch.Count; i++)
            _messages[i] = _batch[i].Message;
        _timeout.CancelAfter(limits.CommandTimeoutMs);
        try
        {
            await bus.PublishAsync(topic, _messages.AsMemory(0, _batch.Count), _timeout.Token);
        }
        catch (Exception exception)
        {
            // Whatever it was: nobody starts this loop again. And the bus may still read what it was given.
            _messages = new BusMessage[MaxBatch];
            GatewayLog.NotPublished(log, _batch.Count, exception);
            GatewayMetrics.NotPublished(_batch.Count);
            _batch.ForEach(Refuse);
        }

        if (!_timeout.TryReset())
            _timeout = NewTimeout(time);
    }

    // Reused from batch to batch while it does not fire: one for each would be the dearest part of a lone command.
    private static CancellationTokenSource NewTimeout(TimeProvider time) => new(Timeout.InfiniteTimeSpan, time);

    private static void Refuse(QueuedCommand command)
    {
        if (!command.IsWatched)
            command.Sender.Refuse(CommandQueue.Unavailable, command.CorrelationId);
    }
}
