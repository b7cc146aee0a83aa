using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;

namespace BlazingSun.Rules.Rooms.Deciding;

/// <summary>Seats that programs of the server take. A bot plays in any number of rooms, but once in each.</summary>
internal static class Bots
{
    public const string Kicked = "kicked";

    private static readonly string[] Names = ["Sunny", "Blaze", "Ember", "Flare", "Amber", "Dawn", "Corona", "Helio"];

    public static Refusal? Add(RoomChange change, Caller caller)
    {
        if (RefuseNonHost(change.Room, caller.UserId) is { } refusal)
        {
            return refusal;
        }

        if (change.Game.Bot is null)
        {
            return new Refusal(ErrorCode.INVALID_ACTION, $"There is no bot for {change.Game.Name}.");
        }

        int free = Array.FindIndex(Names, name => change.Room.SeatOf(IdOf(name)) is null);
        if (change.Room.Players.Count >= change.Room.Config.MaxPlayers || free < 0)
        {
            return Refusal.Of(ErrorCode.ROOM_FULL);
        }

        change.Emit(new SeatTaken(IdOf(Names[free]), Names[free], null, change.Room.Players.Count + 1) { At = change.Now });
        Starting.StartIfDue(change);
        return null;
    }

    public static Refusal? Remove(RoomChange change, Caller caller, RemoveBot command)
    {
        if (RefuseNonHost(change.Room, caller.UserId) is { } refusal)
        {
            return refusal;
        }

        if (!command.Bot.IsBot || change.Room.SeatOf(command.Bot) is null)
        {
            return new Refusal(ErrorCode.NOT_FOUND, "There is no such bot in this room.");
        }

        Seating.Free(change, command.Bot, Kicked);
        return null;
    }

    private static UserId IdOf(string name) => new(UserId.FirstBot + Array.IndexOf(Names, name));

    private static Refusal? RefuseNonHost(Room room, UserId user) =>
        Membership.RefuseNonPlayer(room, user)
        ?? (room.HostId != user ? Refusal.Of(ErrorCode.NOT_HOST)
            : room.Status == RoomStatus.Playing ? Refusal.Of(ErrorCode.GAME_ALREADY_STARTED)
            : null);
}
