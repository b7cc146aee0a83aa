using BlazingSun.Platform;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Games.Outages;

/// <summary>Keeps the pulse beating, from before anything is decided until everything has stopped.</summary>
internal sealed class PulseService(Pulse pulse, TimeProvider time, ILogger<PulseService> log) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource stopped = new();
    private ITimer? ticks;
    private Task beating = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await BeatAsync(cancellationToken);
        pulse.Tick();
        ticks = time.CreateTimer(static pulse => ((Pulse)pulse!).Tick(), pulse, Interval, Interval);
        beating = RunAsync();
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
                await Task.Delay(Interval, time, stopped.Token);
                await BeatAsync(CancellationToken.None);
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
        catch (DependencyUnavailableException e)
        {
            log.NoPulse(e);
        }
    }
}
