using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;

namespace BlazingSun.Rules.Rooms;

internal enum DeadlineKind
{
    Turn,
    Reconnection,
    Idle,
}

/// <summary>When something becomes due, and for whom.</summary>
internal readonly record struct Deadline(DateTimeOffset At, DeadlineKind Kind, UserId Player = default);

/// <summary>What a room waits for. Deadlines follow from the state alone, so an outcome takes its deadline away.</summary>
internal static class RoomDeadlines
{
    /// <summary>The nearest deadline; of two at the same time the turn comes first, then the seats in order.</summary>
    public static Deadline? Next(Room room)
    {
        if (room.Closed)
        {
            return null;
        }

        Deadline? next = room.Session?.Turn?.EndsAt is { } end ? new Deadline(end, DeadlineKind.Turn) : null;
        for (int i = 0; i < room.Players.Count; i++)
        {
            next = Nearer(next, ReconnectionOf(room, room.Players[i]));
        }

        return Nearer(next, IdleOf(room));
    }

    public static DateTimeOffset? ReconnectBy(Room room, Seat seat) => seat.DisconnectedAt?.AddSeconds(room.Config.ReconnectSeconds);

    private static Deadline? ReconnectionOf(Room room, Seat seat) =>
        ReconnectBy(room, seat) is { } by ? new Deadline(by, DeadlineKind.Reconnection, seat.UserId) : null;

    // While a turn clock runs, the room is not idle: someone is thinking.
    private static Deadline? IdleOf(Room room) =>
        room.Status == RoomStatus.Playing && room.Session?.Turn?.EndsAt is not null
            ? null
            : new Deadline(room.LastActivityAt.AddSeconds(room.Config.IdleSeconds), DeadlineKind.Idle);

    private static Deadline? Nearer(Deadline? one, Deadline? other) =>
        one is null || (other is not null && other.Value.At < one.Value.At) ? other : one;
}
