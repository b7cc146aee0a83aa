using System.Data.Common;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Games.Gateways;

/// <summary>Looks once a second whether the gateways are still heard of. What cannot be done now is done with the next look.</summary>
internal sealed class GatewayWatch(
    KnownGateways gateways, GatewayMemory memory, GatewaySweep sweep, TimeProvider time, ILogger<GatewayWatch> log) : IHostedService, IDisposable
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
            await memory.KeepAsync(stopping.Token);
            foreach (GatewayId silent in gateways.Look())
            {
                await sweep.TellAsync(silent, stopping.Token);
                gateways.Forget(silent);
            }
        }
        catch (Exception e) when (e is DependencyUnavailableException or DbException)
        {
            log.GatewaysNotSeenTo(e);
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
