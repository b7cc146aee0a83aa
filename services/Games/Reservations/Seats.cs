using System.Text.Json;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Rooms;
using BlazingSun.Platform;
using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Reservations;

/// <summary>Where a user is: one room per game type as a player, and the rooms that are watched.</summary>
internal sealed record UserSeats(IReadOnlyDictionary<GameSlug, Reservation> Playing, IReadOnlyList<RoomId> Watching)
{
    public static UserSeats None { get; } = new(new Dictionary<GameSlug, Reservation>(), []);

    public IEnumerable<RoomId> Rooms => Playing.Values.Select(r => r.RoomId).Concat(Watching).Distinct();

    public UserSeats WithSeat(GameSlug game, Reservation seat) =>
        this with { Playing = new Dictionary<GameSlug, Reservation>(Playing) { [game] = seat } };

    public UserSeats Without(RoomId room) => new(
        Playing.Where(p => p.Value.RoomId != room).ToDictionary(p => p.Key, p => p.Value),
        [.. Watching.Where(r => r != room)]);
}

/// <summary>Keeps <see cref="UserSeats"/>, one key a user, changed only over the version that was read.</summary>
internal sealed class Seats([FromKeyedServices(StateStores.Rooms)] IStateStore store, RoomClient rooms, TimeProvider time)
{
    private const int Tries = 16;
    private const int WatchedRooms = 20;

    // Longer than taking a seat can take: until then a claim counts although the room does not know the user yet.
    private static readonly TimeSpan JoiningTakes = TimeSpan.FromSeconds(10);

    public async ValueTask<UserSeats> OfAsync(UserId user, CancellationToken cancellationToken) =>
        Parse(await store.GetAsync(KeyOf(user), cancellationToken));

    /// <summary>Claims the user's one seat of a game type; gives the room that has it when that is another one.</summary>
    public async ValueTask<RoomId?> ClaimAsync(UserId user, GameSlug game, RoomId room, CancellationToken cancellationToken)
    {
        RoomId? holder = null;
        await ChangeAsync(user, async seats =>
        {
            holder = seats.Playing.TryGetValue(game, out Reservation? seat) && seat.RoomId != room
                && await HoldsAsync(user, seat, cancellationToken)
                    ? seat.RoomId
                    : null;
            return holder is null ? seats.WithSeat(game, new Reservation(room, time.GetUtcNow())) : seats;
        }, cancellationToken);
        return holder;
    }

    /// <summary>Remembers that the user watches a room; the oldest of too many is forgotten.</summary>
    public ValueTask WatchAsync(UserId user, RoomId room, CancellationToken cancellationToken) =>
        ChangeAsync(
            user,
            seats => ValueTask.FromResult(seats.Rooms.Contains(room)
                ? seats
                : seats with { Watching = [.. seats.Watching.TakeLast(WatchedRooms - 1), room] }),
            cancellationToken);

    /// <summary>The user is not in the room any more.</summary>
    public ValueTask ReleaseAsync(UserId user, RoomId room, CancellationToken cancellationToken) =>
        ChangeAsync(
            user, seats => ValueTask.FromResult(seats.Rooms.Contains(room) ? seats.Without(room) : seats), cancellationToken);

    private async ValueTask<bool> HoldsAsync(UserId user, Reservation seat, CancellationToken cancellationToken)
    {
        RoomLook look = await rooms.LookAsync(seat.RoomId, new RoomQuestion(user), cancellationToken);
        bool seated = look is { Closed: false, Sync.Role: Contracts.Bus.RoomRole.Player };
        return seated || (look.Sync is null && !look.Closed && time.GetUtcNow() - seat.At < JoiningTakes);
    }

    private async ValueTask ChangeAsync(UserId user, Func<UserSeats, ValueTask<UserSeats>> change, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            StateEntry? entry = await store.GetAsync(KeyOf(user), cancellationToken);
            UserSeats before = Parse(entry);
            UserSeats after = await change(before);
            if (ReferenceEquals(before, after) || await SaveAsync(user, after, entry, cancellationToken))
            {
                return;
            }
        }

        throw new DependencyUnavailableException(StateStores.Rooms, $"the seats of user {user} change all the time");
    }

    private async ValueTask<bool> SaveAsync(UserId user, UserSeats seats, StateEntry? over, CancellationToken cancellationToken)
    {
        byte[] value = JsonSerializer.SerializeToUtf8Bytes(seats, ReservationsJson.Default.UserSeats);
        Expected expected = over is null ? Expected.Absent : Expected.Version(over.ETag);
        return await store.SaveAsync(KeyOf(user), value, expected, null, cancellationToken) is not null;
    }

    private static string KeyOf(UserId user) => $"seats:{user}";

    private static UserSeats Parse(StateEntry? entry) =>
        entry is null ? UserSeats.None : JsonSerializer.Deserialize(entry.Value.Span, ReservationsJson.Default.UserSeats)!;
}
