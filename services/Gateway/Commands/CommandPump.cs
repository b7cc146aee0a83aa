using BlazingSun.Contracts.Bus;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Commands;

/// <summary>Publishes what waits in the queue, all of it in one call; a lone command leaves at once.</summary>
internal sealed class CommandPump(CommandQueue queue, IBus bus, LimitsOptions limits, TimeProvider time, ILogger<CommandPump> log)
    : IHostedService
{
    private const int MaxBatch = 256;
    private readonly BusMessage[] _messages = new BusMessage[MaxBatch];
    private readonly List<QueuedCommand> _batch = new(MaxBatch);
    private Task _running = Task.CompletedTask;

    /// <summary>False after a batch that did not go out.</summary>
    public bool IsPublishing { get; private set; } = true;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = RunAsync();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        return _running.WaitAsync(cancellationToken);
    }

    private async Task RunAsync()
    {
        while (await queue.Waiting.WaitToReadAsync())
        {
            TakeBatch();
            if (_batch.Count > 0)
                await PublishAsync();
        }
    }

    private void TakeBatch()
    {
        _batch.Clear();
        while (_batch.Count < MaxBatch && queue.Waiting.TryRead(out QueuedCommand command))
        {
            if (time.GetElapsedTime(command.QueuedAt).TotalMilliseconds >= limits.CommandTimeoutMs)
            {
                Refuse(command);
                continue;
            }

            _messages[_batch.Count] = command.Message;
            _batch.Add(command);
        }
    }

    private async Task PublishAsync()
    {
        using CancellationTokenSource timeout = new(TimeSpan.FromMilliseconds(limits.CommandTimeoutMs), time);
        try
        {
            await bus.PublishAsync(Topics.GamesCommands, _messages.AsMemory(0, _batch.Count), timeout.Token);
            IsPublishing = true;
        }
        catch (Exception exception) when (exception is DependencyUnavailableException or OperationCanceledException)
        {
            IsPublishing = false;
            GatewayLog.NotPublished(log, _batch.Count, exception);
            _batch.ForEach(Refuse);
        }
    }

    private static void Refuse(QueuedCommand command)
    {
        if (!command.IsWatched)
            command.Sender.Refuse(CommandQueue.Unavailable, command.CorrelationId);
    }
}
