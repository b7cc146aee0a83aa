using BlazingSun.Platform.Actors.Hosting;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Platform.Dapr.Actors;

/// <summary>
/// Puts to sleep what a lost sidecar has forgotten, and drains at the end. Idle actors are otherwise the sidecar's business.
/// </summary>
internal sealed class DaprActorHost(ActorTurns turns, ActorSweeper sweeper) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _sweeping = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (turns.Kinds.Any())
            _sweeping = sweeper.RunAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    /// <inheritdoc cref="ActorSweeper.DrainAsync"/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping.Cancel();
        try
        {
            await _sweeping;
        }
        catch (OperationCanceledException)
        {
            // The sweeping ends so.
        }

        await sweeper.DrainAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();
}
