using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Games.Outages;

/// <summary>
/// Keeps the pulse beating until everything has stopped. The start does not wait for the first beat, which may take as long as the store is away: who
/// has to know of outages asks the pulse, and waits for it there.
/// </summary>
internal sealed class PulseService(Pulse pulse, TimeProvider time, ILogger<PulseService> log) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource stopped = new();
    private ITimer? ticks;
    private Task beating = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        pulse.Tick();
        ticks = time.CreateTimer(static pulse => ((Pulse)pulse!).Tick(), pulse, Interval, Interval);
        beating = RunAsync();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The last beat says when the platform stopped.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        stopped.Cancel();
        await beating.WaitAsync(cancellationToken);
        await BeatAsync(cancellationToken);
    }

    public void Dispose()
    {
        ticks?.Dispose();
        stopped.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await BeatAsync(CancellationToken.None);
                await Task.Delay(Interval, time, stopped.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Everything has stopped.
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            await pulse.BeatAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever it was: without a beat while the ticks go on, all clocks would be moved by hours at the next start.
            log.NoPulse(e);
        }
    }
}
