using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Platform.Actors.Hosting;
using BlazingSun.Platform.Embedded.Durable;
using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Embedded.Actors;

/// <summary>Keeps reminders over restarts: one key each.</summary>
internal sealed class ReminderStore([FromKeyedServices(StateStores.Rooms)] IStateStore store, IStateScan scan)
{
    private const string Prefix = "reminder/";

    public async ValueTask<IReadOnlyList<Reminder>> LoadAsync(CancellationToken cancellationToken) =>
        [.. (await scan.ReadAllAsync(Prefix, cancellationToken)).Select(v => JsonSerializer.Deserialize(v, ReminderJson.Default.Reminder)!)];

    public async ValueTask SaveAsync(Reminder reminder, CancellationToken cancellationToken) =>
        await store.SaveAsync(
            Key(reminder.Name),
            JsonSerializer.SerializeToUtf8Bytes(reminder, ReminderJson.Default.Reminder),
            Expected.Any,
            timeToLive: null,
            cancellationToken);

    public async ValueTask DeleteAsync(ReminderName name, CancellationToken cancellationToken) =>
        await store.DeleteAsync(Key(name), Expected.Any, cancellationToken);

    private static string Key(ReminderName name) => $"{Prefix}{name.ActorType}/{name.ActorId}/{name.Name}";
}

[JsonSerializable(typeof(Reminder))]
internal sealed partial class ReminderJson : JsonSerializerContext;
