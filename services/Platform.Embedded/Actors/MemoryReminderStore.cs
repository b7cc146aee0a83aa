namespace BlazingSun.Platform.Embedded.Actors;

/// <summary>Keeps nothing.</summary>
internal sealed class MemoryReminderStore : IReminderStore
{
    public ValueTask<IReadOnlyList<Reminder>> LoadAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Reminder>>([]);

    public ValueTask SaveAsync(Reminder reminder, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DeleteAsync(ReminderName name, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
