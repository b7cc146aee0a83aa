using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Platform.Dapr.PubSub;

/// <summary>
/// Finds out whether the topics that every replica reads come to this one, where somebody makes up for what is missed. A sidecar's own consumer group
/// begins with what is new, and does so again after each rebalance on every partition that has brought nothing yet. So it calls into all of them at the
/// start – heard once, the broker knows how far they are read – and once into each topic every 5 seconds; after two calls in vain, which means that the bus or
/// the group was away, it calls into all of them again and then reports.
/// </summary>
internal sealed class FanOutEcho(
    IEnumerable<Subscription> subscriptions, Echoes echoes, IBus bus, MissedMessages missed, TimeProvider time) : IHostedLifecycleService, IDisposable
{
    // With 12 partitions one call in 5,000 leaves one of them out.
    private const int Everywhere = 128;
    private const int InVain = 2;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly string[] _topics =
        [.. subscriptions.Where(subscription => subscription.Group is ConsumerGroup.PerReplica).Select(subscription => subscription.Topic).Distinct()];
    private readonly CancellationTokenSource _stopping = new();
    private volatile int _inVain;
    private Task _running = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (missed.IsHeeded)
        {
            missed.Happened += Doubt;
            _running = RunAsync();
        }

        return Task.CompletedTask;
    }

    /// <summary>A sidecar that was asked to stop delivers nothing any more: that is no loss.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    // Another sidecar is another group, which has read nothing yet.
    private void Doubt() => _inVain = InVain;

    private async Task RunAsync()
    {
        try
        {
            while (true)
                await Task.Delay(await BeatAsync() ? Interval : Pause, time, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    private async Task<bool> BeatAsync()
    {
        bool isDoubtful = !missed.IsListening || _inVain >= InVain;
        if (!await IsHeardAsync(isDoubtful ? Everywhere : 1))
        {
            _inVain++;
            return false;
        }

        if (!missed.IsListening)
            missed.BeginListening();
        else if (isDoubtful)
            missed.Report();
        _inVain = 0;
        return true;
    }

    private async Task<bool> IsHeardAsync(int keys)
    {
        try
        {
            (BusMessage[] messages, Task heard) = echoes.Call(_topics, keys);
            foreach (string topic in _topics)
                await bus.PublishAsync(topic, messages, _stopping.Token);
            await heard.WaitAsync(Patience, time, _stopping.Token);
            return true;
        }
        catch (Exception)
        {
            // Whatever it was: who does not hear itself knows enough, and tries again.
            return false;
        }
    }
}
