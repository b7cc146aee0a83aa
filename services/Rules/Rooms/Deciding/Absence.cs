using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Games;

namespace BlazingSun.Rules.Rooms.Deciding;

/// <summary>What happens while nobody does anything: lost connections and deadlines.</summary>
internal static class Absence
{
    public static Refusal? Lose(RoomChange change, Caller caller)
    {
        if (change.Room.SeatOf(caller.UserId) is { DisconnectedAt: null })
        {
            DateTimeOffset by = change.Now.AddSeconds(change.Room.Config.ReconnectSeconds);
            change.Emit(new SeatLost(caller.UserId, by) { At = change.Now });
        }

        return null;
    }

    public static Refusal? Return(RoomChange change, Caller caller)
    {
        if (change.Room.SeatOf(caller.UserId) is { DisconnectedAt: not null })
        {
            change.Emit(new SeatRegained(caller.UserId) { At = change.Now });
        }

        return null;
    }

    /// <summary>Decides every deadline that is due, the earliest first; each outcome takes its deadline away.</summary>
    public static Refusal? Check(RoomChange change, Caller caller)
    {
        if (caller.UserId != Caller.System.UserId)
        {
            return Refusal.Of(ErrorCode.FORBIDDEN);
        }

        while (RoomDeadlines.Next(change.Room) is { } due && due.At <= change.Now)
        {
            Decide(change, due);
        }

        return null;
    }

    private static void Decide(RoomChange change, Deadline due)
    {
        switch (due.Kind)
        {
            case DeadlineKind.Turn:
                EndTurn(change);
                break;
            case DeadlineKind.Reconnection:
                Expire(change, due.Player);
                break;
            default:
                change.Emit(new RoomShut("idle") { At = change.Now });
                break;
        }
    }

    private static void EndTurn(RoomChange change)
    {
        GameTurn? turn = change.Room.Session!.Turn;
        change.Follow(change.Game.DefaultMove(change.Room.Session));
        if (change.Room.Session.Turn == turn)
        {
            throw new InvalidOperationException($"A default move of {change.Game.Slug} must end the turn or the game.");
        }
    }

    private static void Expire(RoomChange change, UserId player)
    {
        Seating.GiveUp(change, player, LeaveKind.Forfeited);
        Seating.Free(change, player, Seating.Expired);
    }
}
