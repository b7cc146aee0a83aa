namespace BlazingSun.Platform.Actors.Hosting;

/// <summary>An actor in memory and what it knows of itself.</summary>
internal sealed class Activation(ActorKind kind, string actorId, IReminders reminders) : ActorContext
{
    private Actor? _actor;

    public override string ActorType => kind.Name;

    public override string ActorId => actorId;

    public Actor Actor => _actor ?? throw new InvalidOperationException("Not activated.");

    public bool Leaving { get; private set; }

    public void Create(IServiceProvider services) => _actor = kind.Registration.Create(services, this);

    public override void DeactivateAfterTurn() => Leaving = true;

    public override ValueTask RegisterReminderAsync(
        string name, TimeSpan dueIn, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        reminders.RegisterAsync(new ReminderName(ActorType, ActorId, name), dueIn, data, cancellationToken);

    public override ValueTask UnregisterReminderAsync(string name, CancellationToken cancellationToken) =>
        reminders.UnregisterAsync(new ReminderName(ActorType, ActorId, name), cancellationToken);
}
