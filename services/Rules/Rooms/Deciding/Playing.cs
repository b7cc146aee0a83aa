using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Games;

namespace BlazingSun.Rules.Rooms.Deciding;

/// <summary>The game that is on.</summary>
internal static class Playing
{
    public static Refusal? Move(RoomChange change, Caller caller, Play command)
    {
        Room room = change.Room;
        if (RefuseNonPlaying(room, caller) is { } refusal)
        {
            return refusal;
        }

        string slug = room.GameType.Value;
        bool known = command.Action.Length > slug.Length + 1
            && command.Action[slug.Length] == '.'
            && command.Action.StartsWith(slug, StringComparison.Ordinal);
        return known
            ? change.Follow(change.Game.Decide(room.Session!, caller.UserId, command.Action[(slug.Length + 1)..], command.Arguments))
            : new Refusal(ErrorCode.INVALID_ACTION, $"This room plays {slug}.");
    }

    public static Refusal? Resign(RoomChange change, Caller caller)
    {
        if (RefuseNonPlaying(change.Room, caller) is { } refusal)
        {
            return refusal;
        }

        Seating.GiveUp(change, caller.UserId, LeaveKind.Resigned);
        if (change.Room.Status == RoomStatus.Playing)
        {
            Seating.Free(change, caller.UserId, Seating.Left);
        }

        return null;
    }

    private static Refusal? RefuseNonPlaying(Room room, Caller caller) =>
        Membership.RefuseNonPlayer(room, caller.UserId) ?? room.Status switch
        {
            RoomStatus.Playing => null,
            RoomStatus.Finished => new Refusal(ErrorCode.INVALID_ACTION, "The game is over."),
            _ => Refusal.Of(ErrorCode.GAME_NOT_STARTED),
        };
}
