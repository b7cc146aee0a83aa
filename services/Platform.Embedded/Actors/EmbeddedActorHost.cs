using BlazingSun.Platform.Actors.Hosting;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Platform.Embedded.Actors;

/// <summary>Starts the reminders, puts idle actors to sleep, and drains at the end.</summary>
internal sealed class EmbeddedActorHost(ActorTurns turns, ReminderScheduler reminders, ActorSweeper sweeper)
    : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _loops = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken) => await reminders.LoadAsync(cancellationToken);

    /// <summary>Reminders come when everything else of the app has started.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _loops = Task.WhenAll(reminders.RunAsync(turns, _stopping.Token), sweeper.RunAsync(_stopping.Token));
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc cref="ActorSweeper.DrainAsync"/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping.Cancel();
        turns.Refuse();
        try
        {
            await _loops;
        }
        catch (OperationCanceledException)
        {
            // The loops end so.
        }

        await sweeper.DrainAsync(cancellationToken);
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();
}
