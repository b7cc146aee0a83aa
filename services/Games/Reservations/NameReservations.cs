using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Reservations;

/// <summary>Who holds a name or code.</summary>
internal sealed record Reservation(RoomId RoomId, DateTimeOffset At);

[JsonSerializable(typeof(Reservation))]
[JsonSerializable(typeof(UserSeats))]
internal sealed partial class ReservationsJson : JsonSerializerContext;

/// <summary>
/// Names and codes of live rooms: one key each, created only where it is absent, so two rooms cannot hold the same.
/// </summary>
internal sealed class NameReservations(
    [FromKeyedServices(StateStores.Rooms)] IStateStore store, RoomClient rooms, TimeProvider time)
{
    // Longer than opening a room can take: until then a reservation counts although its room does not exist yet.
    private static readonly TimeSpan OpeningTakes = TimeSpan.FromSeconds(30);

    public static string NameKey(GameSlug gameType, string name) =>
        $"name:{gameType}:{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Fold(name)))}";

    public static string CodeKey(RoomCode code) => $"code:{code}";

    public async ValueTask<RoomId?> FindAsync(string key, CancellationToken cancellationToken) =>
        Parse(await store.GetAsync(key, cancellationToken))?.RoomId;

    /// <summary>Reserves a key for a room; false when another room holds it.</summary>
    public async ValueTask<bool> TryReserveAsync(string key, RoomId room, CancellationToken cancellationToken)
    {
        byte[] value = JsonSerializer.SerializeToUtf8Bytes(new Reservation(room, time.GetUtcNow()), ReservationsJson.Default.Reservation);
        if (await store.SaveAsync(key, value, Expected.Absent, null, cancellationToken) is not null)
        {
            return true;
        }

        StateEntry? entry = await store.GetAsync(key, cancellationToken);
        Reservation? held = Parse(entry);
        if (held is null || held.RoomId == room)
        {
            return held is not null
                || await store.SaveAsync(key, value, Expected.Absent, null, cancellationToken) is not null;
        }

        return await IsDeadAsync(held, cancellationToken)
            && await store.SaveAsync(key, value, Expected.Version(entry!.ETag), null, cancellationToken) is not null;
    }

    /// <summary>Frees a key if this room holds it.</summary>
    public async ValueTask ReleaseAsync(string key, RoomId room, CancellationToken cancellationToken)
    {
        StateEntry? entry = await store.GetAsync(key, cancellationToken);
        if (Parse(entry)?.RoomId == room)
        {
            await store.DeleteAsync(key, Expected.Version(entry!.ETag), cancellationToken);
        }
    }

    // The process died between reserving and opening, or the room closed and its release is still to come.
    private async ValueTask<bool> IsDeadAsync(Reservation held, CancellationToken cancellationToken)
    {
        RoomLook look = await rooms.LookAsync(held.RoomId, new RoomQuestion(default), cancellationToken);
        return look.Exists ? look.Closed : time.GetUtcNow() - held.At > OpeningTakes;
    }

    private static string Fold(string name) => name.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    private static Reservation? Parse(StateEntry? entry) =>
        entry is null ? null : JsonSerializer.Deserialize(entry.Value.Span, ReservationsJson.Default.Reservation);
}
