using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Games;

namespace BlazingSun.Rules.Rooms.Deciding;

/// <summary>Coming and going of players.</summary>
internal static class Seating
{
    public const string Left = "left";
    public const string Expired = "expired";

    public static Refusal? Take(RoomChange change, Caller caller, string? clientSeed)
    {
        Room room = change.Room;
        if (room.SeatOf(caller.UserId) is not null)
        {
            return null;
        }

        if (room.Players.Count >= room.Config.MaxPlayers)
        {
            return Refusal.Of(ErrorCode.ROOM_FULL);
        }

        if (room.Status == RoomStatus.Playing)
        {
            return Refusal.Of(ErrorCode.GAME_ALREADY_STARTED);
        }

        if (Starting.RefuseSeed(clientSeed) is { } refusal)
        {
            return refusal;
        }

        change.Emit(new SeatTaken(caller.UserId, caller.Username, null, room.Players.Count + 1) { ClientSeed = clientSeed, At = change.Now });
        Watching.End(change, caller.UserId);
        Starting.StartIfDue(change);
        return null;
    }

    public static Refusal? Leave(RoomChange change, Caller caller)
    {
        if (change.Room.SeatOf(caller.UserId) is null)
        {
            return Watching.Stop(change, caller);
        }

        GiveUp(change, caller.UserId, LeaveKind.Resigned);
        Free(change, caller.UserId, Left);
        return null;
    }

    /// <summary>The player plays no longer; the seat is still taken.</summary>
    public static void GiveUp(RoomChange change, UserId player, LeaveKind kind)
    {
        if (change.Room.Status == RoomStatus.Playing)
        {
            change.Follow(change.Game.Leave(change.Room.Session!, player, kind));
        }
    }

    /// <summary>Frees a seat, with all that follows from it.</summary>
    public static void Free(RoomChange change, UserId player, string reason)
    {
        change.Emit(new SeatLeft(player, change.Room.SeatOf(player)!.Name, reason) { At = change.Now });
        if (change.Room.Players.FirstOrDefault(seat => !seat.UserId.IsBot) is not { } oldest)
        {
            change.Emit(new RoomShut("abandoned") { At = change.Now });
            return;
        }

        if (change.Room.HostId == player)
        {
            // Seats are in the order of coming, so the first person's is taken the longest.
            change.Emit(new HostMoved(oldest.UserId) { At = change.Now });
        }

        Starting.StartIfDue(change);
    }
}
