using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Rooms.Deciding;

/// <summary>While the platform is away nobody's clock runs.</summary>
internal static class Clocks
{
    /// <summary>Adds an outage to every clock, once. When something happened in the room, the platform was still there.</summary>
    public static Refusal? Move(RoomChange change, Caller caller, MoveClocks outage)
    {
        if (caller.UserId != Caller.System.UserId)
        {
            return Refusal.Of(ErrorCode.FORBIDDEN);
        }

        Room room = change.Room;
        TimeSpan by = outage.Until - Latest(outage.From, room.LastActivityAt, room.OutagesSeenUntil);
        if (by > TimeSpan.Zero)
        {
            change.Emit(new OutageAdded(
                (long)by.TotalMilliseconds, outage.Until, room.Session?.Turn?.EndsAt + by, ReconnectBy(room, by)));
        }

        return null;
    }

    private static Dictionary<UserId, DateTimeOffset>? ReconnectBy(Room room, TimeSpan by)
    {
        Dictionary<UserId, DateTimeOffset>? ends = null;
        foreach (Seat seat in room.Players)
        {
            if (RoomDeadlines.ReconnectBy(room, seat) is { } end)
            {
                (ends ??= []).Add(seat.UserId, end + by);
            }
        }

        return ends;
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other, DateTimeOffset third)
    {
        DateTimeOffset later = one > other ? one : other;
        return later > third ? later : third;
    }
}
