namespace BlazingSun.Platform.Actors.Hosting;

/// <summary>Keeps the reminders of actors; see <see cref="ActorContext"/>.</summary>
internal interface IReminders
{
    ValueTask RegisterAsync(ReminderName name, TimeSpan dueIn, ReadOnlyMemory<byte> data, CancellationToken cancellationToken);

    ValueTask UnregisterAsync(ReminderName name, CancellationToken cancellationToken);
}

internal readonly record struct ReminderName(string ActorType, string ActorId, string Name);
