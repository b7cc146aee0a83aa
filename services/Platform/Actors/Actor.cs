namespace BlazingSun.Platform.Actors;

/// <summary>
/// A virtual actor: exists by being called, one turn at a time. Two activations of one id may overlap for a moment when hosts change;
/// what must not be lost is fenced by the ETag of the actor's own save.
/// </summary>
public abstract class Actor
{
    /// <summary>Runs before the first turn; when it throws, the call that activated fails and the next one tries again.</summary>
    public virtual ValueTask OnActivateAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Runs when the actor was idle, the host drains or <see cref="ActorContext.DeactivateAfterTurn"/> was asked. May be skipped by a crash.</summary>
    public virtual ValueTask OnDeactivateAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>A reminder is due. At least once; an exception brings it again after a moment.</summary>
    public virtual ValueTask OnReminderAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;
}

/// <summary>What an activation knows of itself.</summary>
public abstract class ActorContext
{
    /// <summary>The actor type.</summary>
    public abstract string ActorType { get; }

    /// <summary>The actor's id.</summary>
    public abstract string ActorId { get; }

    /// <summary>Drops this activation after the turn; the next call makes a new one that reads its state again.</summary>
    public abstract void DeactivateAfterTurn();

    /// <summary>Calls the actor back once at or after a time, over restarts and deactivation; a reminder of the same name is replaced.</summary>
    public abstract ValueTask RegisterReminderAsync(
        string name, TimeSpan dueIn, ReadOnlyMemory<byte> data, CancellationToken cancellationToken);

    /// <summary>Forgets a reminder; one that is not there is no error.</summary>
    public abstract ValueTask UnregisterReminderAsync(string name, CancellationToken cancellationToken);
}
