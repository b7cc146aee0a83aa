using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Embedded.Actors;

/// <summary>Starts the reminders, puts idle actors to sleep, and drains at the end.</summary>
internal sealed class EmbeddedActorHost(
    ActorTurns turns,
    ReminderScheduler reminders,
    IOptions<EmbeddedActorOptions> options,
    TimeProvider time,
    ILogger<EmbeddedActorHost> log)
    : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _loops = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken) => await reminders.LoadAsync(cancellationToken);

    /// <summary>Reminders come when everything else of the app has started.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _loops = Task.WhenAll(reminders.RunAsync(turns, _stopping.Token), SweepAsync(_stopping.Token));
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Refuses new calls, lets the turns in line finish, and deactivates all actors, until the token ends the patience.</summary>
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

        try
        {
            while (OpenMailboxes() is { Count: > 0 } open)
                await Task.WhenAll(open.Select(m => turns.CloseAsync(m.Kind, m.ActorId, m.Mailbox, cancellationToken).AsTask()));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            ActorLog.StoppedEarly(log, OpenMailboxes().Count);
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private List<(ActorKind Kind, string ActorId, Mailbox Mailbox)> OpenMailboxes() =>
        [.. turns.Kinds.SelectMany(kind => kind.Mailboxes.Select(m => (kind, m.Key, m.Value)))];

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(options.Value.ActorSweep, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            foreach (ActorKind kind in turns.Kinds)
                await SweepAsync(kind);
        }
    }

    private async ValueTask SweepAsync(ActorKind kind)
    {
        long now = time.GetTimestamp();
        long idleSince = now - Clocks(kind.Registration.IdleTimeout);
        long waitingSince = now - Clocks(options.Value.ActorWaitTimeout);
        foreach ((string actorId, Mailbox mailbox) in kind.Mailboxes)
        {
            mailbox.RefuseOlderThan(
                waitingSince,
                $"'{kind.Name}' '{actorId}' had no turn for this call in {options.Value.ActorWaitTimeout}. Does it wait for a call to itself?");
            if (mailbox.LastUsed > idleSince || mailbox.TryEnter() != Entry.Entered)
                continue;
            if (mailbox.LastUsed <= idleSince)
                await turns.DeactivateAsync(kind, actorId, mailbox);
            else
                mailbox.Leave();
        }
    }

    private long Clocks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
