using BlazingSun.Contracts.Ids;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Games.Gateways;

/// <summary>Looks once a second whether the gateways are still heard of. What cannot be done now is done with the next look.</summary>
internal sealed class GatewayWatch(
    GatewayHearing hearing, GatewaySweep sweep, TimeProvider time, ILogger<GatewayWatch> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        running = RunAsync();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        stopping.Cancel();
        await running.WaitAsync(cancellationToken);
    }

    public void Dispose() => stopping.Dispose();

    /// <summary>Looks once.</summary>
    public async Task LookAsync()
    {
        try
        {
            await hearing.Memory.KeepAsync(stopping.Token);
            if (!await hearing.Echo.IsHeardAsync(stopping.Token))
            {
                return;
            }

            foreach (GatewayId silent in hearing.Gateways.Look())
            {
                await SweepAsync(silent);
            }
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            // Whatever it was: who does not look notices no dead gateway ever again.
            log.GatewaysNotSeenTo(e);
        }
    }

    // What could not be told everywhere is told again after another round of looks.
    private async Task SweepAsync(GatewayId silent)
    {
        if (await sweep.TellAsync(silent, stopping.Token))
        {
            hearing.Gateways.Forget(silent);
        }
        else
        {
            hearing.Gateways.Heard(silent);
        }
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, time, stopping.Token);
                await LookAsync();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The app stops.
        }
    }
}
