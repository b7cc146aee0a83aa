using BlazingSun.Contracts;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;

namespace BlazingSun.Rules.Rooms.Deciding;

/// <summary>What leads to a game: ready, start, configure, rematch.</summary>
internal static class Starting
{
    public static Refusal? SetReady(RoomChange change, Caller caller, Ready command)
    {
        if (Membership.RefuseNonPlayer(change.Room, caller.UserId) is { } refusal)
        {
            return refusal;
        }

        if (RefuseSeed(command.ClientSeed) is { } badSeed)
        {
            return badSeed;
        }

        if (change.Room.Status == RoomStatus.Playing)
        {
            return Refusal.Of(ErrorCode.GAME_ALREADY_STARTED);
        }

        change.Emit(new ReadyChanged(caller.UserId, command.IsReady, command.ClientSeed) { At = change.Now });
        StartIfDue(change);
        return null;
    }

    /// <summary>A seed goes into the random stream between colons.</summary>
    public static Refusal? RefuseSeed(string? seed) =>
        seed is not null && (seed.Length > Limits.ClientSeedLength || seed.Contains(':', StringComparison.Ordinal))
            ? new Refusal(ErrorCode.BAD_MESSAGE, $"clientSeed has at most {Limits.ClientSeedLength} characters and no colon.")
            : null;

    public static Refusal? StartNow(RoomChange change, Caller caller)
    {
        if (RefuseNonHost(change.Room, caller.UserId) is { } refusal)
        {
            return refusal;
        }

        if (change.Room.Players.Count < change.Room.Config.MinPlayers)
        {
            return Refusal.Of(ErrorCode.NOT_ENOUGH_PLAYERS);
        }

        if (change.Room.Config.StartMode == StartMode.Ready)
        {
            return new Refusal(ErrorCode.INVALID_ACTION, "The game starts when all players are ready.");
        }

        change.Begin();
        return null;
    }

    public static Refusal? Configure(RoomChange change, Caller caller, Configure command)
    {
        Room room = change.Room;
        if (RefuseNonHost(room, caller.UserId) is { } refusal)
        {
            return refusal;
        }

        RoomConfig config = RoomSettings.Merge(room.Config, command.Config);
        if (RoomSettings.Check(config, change.Game, room.Players.Count) is { } invalid)
        {
            return invalid;
        }

        change.Emit(new ConfigChanged(config) { At = change.Now });
        while (!config.AllowSpectators && change.Room.Spectators.Count > 0)
        {
            Watching.End(change, change.Room.Spectators[^1].UserId);
        }

        StartIfDue(change);
        return null;
    }

    public static Refusal? AgreeToRematch(RoomChange change, Caller caller)
    {
        Room room = change.Room;
        if (Membership.RefuseNonPlayer(room, caller.UserId) is { } refusal)
        {
            return refusal;
        }

        if (room.Status != RoomStatus.Finished)
        {
            return Refusal.Of(room.Status == RoomStatus.Playing ? ErrorCode.GAME_ALREADY_STARTED : ErrorCode.GAME_NOT_STARTED);
        }

        if (room.Players.Count < room.Config.MinPlayers)
        {
            return Refusal.Of(ErrorCode.NOT_ENOUGH_PLAYERS);
        }

        UserId[] agreed = room.Rematch.Contains(caller.UserId) ? [.. room.Rematch] : [.. room.Rematch, caller.UserId];
        change.Emit(new RematchAgreed(caller.UserId, agreed) { At = change.Now });
        StartIfDue(change);
        return null;
    }

    /// <summary>Starts a game where nobody needs to say so.</summary>
    public static void StartIfDue(RoomChange change)
    {
        Room room = change.Room;
        int present = room.Players.Count;
        if (present >= room.Config.MinPlayers && room.Status switch
        {
            RoomStatus.Waiting when room.Config.StartMode == StartMode.Auto => present == room.Config.MaxPlayers,
            RoomStatus.Waiting when room.Config.StartMode == StartMode.Ready => room.Players.All(p => p.Ready || p.UserId.IsBot),
            RoomStatus.Finished => room.Rematch.Count > 0 && room.Players.All(p => p.UserId.IsBot || room.Rematch.Contains(p.UserId)),
            _ => false,
        })
        {
            change.Begin();
        }
    }

    private static Refusal? RefuseNonHost(Room room, UserId user) =>
        Membership.RefuseNonPlayer(room, user)
        ?? (room.HostId != user ? Refusal.Of(ErrorCode.NOT_HOST)
            : room.Status != RoomStatus.Waiting ? Refusal.Of(ErrorCode.GAME_ALREADY_STARTED)
            : null);
}
