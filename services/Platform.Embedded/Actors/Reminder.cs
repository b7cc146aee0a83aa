namespace BlazingSun.Platform.Embedded.Actors;

internal readonly record struct ReminderName(string ActorType, string ActorId, string Name);

/// <summary>A reminder as it is stored.</summary>
internal sealed record Reminder(ReminderName Name, DateTimeOffset Due, byte[] Data)
{
    /// <summary>Failed attempts of this process.</summary>
    public int Failures { get; set; }
}

/// <summary>Keeps reminders over restarts.</summary>
internal interface IReminderStore
{
    ValueTask<IReadOnlyList<Reminder>> LoadAsync(CancellationToken cancellationToken);

    ValueTask SaveAsync(Reminder reminder, CancellationToken cancellationToken);

    ValueTask DeleteAsync(ReminderName name, CancellationToken cancellationToken);
}
