using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Actors.Hosting;

/// <summary>Puts idle actors to sleep, and all of them at the end.</summary>
internal sealed class ActorSweeper(ActorTurns turns, ActorLimits limits, TimeProvider time, ILogger<ActorSweeper> log)
{
    /// <summary>Sweeps until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(limits.Sweep, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            foreach (ActorKind kind in turns.Kinds)
                await SweepAsync(kind);
        }
    }

    /// <summary>Begins to deactivate all that is in memory, each after the turns that are in line for it and before those to come.</summary>
    public Task DeactivateAllAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(OpenMailboxes().Select(m => turns.CloseAsync(m.Kind, m.ActorId, m.Mailbox, cancellationToken).AsTask()));

    /// <summary>Refuses new calls, lets the turns in line finish, and deactivates all actors, until the token ends the patience.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        turns.Refuse();
        try
        {
            while (OpenMailboxes().Count > 0)
                await DeactivateAllAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            ActorTurnLog.StoppedEarly(log, OpenMailboxes().Count);
        }
    }

    private List<(ActorKind Kind, string ActorId, Mailbox Mailbox)> OpenMailboxes() =>
        [.. turns.Kinds.SelectMany(kind => kind.Mailboxes.Select(m => (kind, m.Key, m.Value)))];

    private async ValueTask SweepAsync(ActorKind kind)
    {
        long now = time.GetTimestamp();
        long idleSince = now - Clocks(kind.Registration.IdleTimeout);
        long waitingSince = now - Clocks(limits.WaitTimeout);
        foreach ((string actorId, Mailbox mailbox) in kind.Mailboxes)
        {
            mailbox.RefuseOlderThan(
                waitingSince,
                $"'{kind.Name}' '{actorId}' had no turn for this call in {limits.WaitTimeout}. Does it wait for a call to itself?");
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
