using BlazingSun.Platform.Actors.Hosting;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Platform.Dapr.Actors;

/// <summary>
/// Puts to sleep what a lost sidecar has forgotten, and drains at the end. Idle actors are otherwise the sidecar's business.
/// </summary>
internal sealed class DaprActorHost(ActorTurns turns, ActorSweeper sweeper) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await sweeper.DrainAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        turns.Kinds.Any() ? sweeper.RunAsync(stoppingToken) : Task.CompletedTask;
}
