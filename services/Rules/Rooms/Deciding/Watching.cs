using BlazingSun.Contracts;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Rooms.Deciding;

/// <summary>Coming and going of those who watch.</summary>
internal static class Watching
{
    public static Refusal? Begin(RoomChange change, Caller caller)
    {
        Room room = change.Room;
        if (room.SeatOf(caller.UserId) is not null)
        {
            return new Refusal(ErrorCode.ALREADY_IN_ROOM, "You are playing in this room.");
        }

        if (room.Watches(caller.UserId))
        {
            return null;
        }

        if (!room.Config.AllowSpectators)
        {
            return Refusal.Of(ErrorCode.SPECTATORS_NOT_ALLOWED);
        }

        if (room.Spectators.Count >= Limits.Spectators)
        {
            return new Refusal(ErrorCode.ROOM_FULL, $"{Limits.Spectators} people watch this room already.");
        }

        change.Emit(new WatchBegan(caller.UserId, caller.Username, room.Spectators.Count + 1) { At = change.Now });
        return null;
    }

    public static Refusal? Stop(RoomChange change, Caller caller)
    {
        if (!change.Room.Watches(caller.UserId))
        {
            return Refusal.Of(ErrorCode.NOT_IN_ROOM);
        }

        End(change, caller.UserId);
        return null;
    }

    public static void End(RoomChange change, UserId user)
    {
        IReadOnlyList<Spectator> spectators = change.Room.Spectators;
        for (int i = 0; i < spectators.Count; i++)
        {
            if (spectators[i].UserId == user)
            {
                change.Emit(new WatchEnded(user, spectators[i].Name, spectators.Count - 1) { At = change.Now });
                return;
            }
        }
    }
}
