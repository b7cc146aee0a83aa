using System.Diagnostics.CodeAnalysis;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Games;
using BlazingSun.Rules.Rooms.Deciding;

namespace BlazingSun.Rules.Rooms;

/// <summary>The rules of rooms: what a command leads to, and who sees what of it. Pure; safe to share.</summary>
public sealed class RoomRules(GameCatalog games)
{
    /// <summary>What a command leads to.</summary>
    /// <param name="room">The room before it; null when there is none yet.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="context">Time and randomness.</param>
    /// <returns>Events to apply in order, or a refusal.</returns>
    public Decision Decide(Room? room, Caller caller, RoomCommand command, RuleContext context)
    {
        if (Refuse(room, command) is { } early)
        {
            return Decision.Refused(early);
        }

        RoomChange change = new(games, room, context with { Now = WholeMilliseconds(context.Now) });
        Refusal? refusal = Dispatch(change, caller, command);
        return refusal is null ? Decision.Accepted(change.Events) : Decision.Refused(refusal);
    }

    /// <summary>The room after one event; null before the first one.</summary>
    public Room Apply(Room? room, RoomEvent e) => RoomFold.Apply(games, room, e);

    /// <summary>An event as its viewers see it: the first match wins, the last is for all. Depends on nothing but the event.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Both views are asked of the same object.")]
    public IReadOnlyList<EventView> View(RoomId roomId, long seq, RoomEvent e) =>
        e is GameEvent g ? g.View(roomId, seq) : [new EventView(RoomFrames.Of(roomId, seq, e))];

    /// <summary>All that the viewer may know of the room. One who has no seat sees what spectators see.</summary>
    public RoomStateFrame View(Room room, UserId viewer) => RoomViews.Of(games.Get(room.GameType), room, viewer);

    /// <summary>The move of the bot whose turn it is, chosen by nothing but its own view.</summary>
    /// <returns>Null = it is nobody's turn, a person's, or the bot has no move.</returns>
    public (Seat Bot, Play Move)? ChooseForBot(Room room, IRandomSource random)
    {
        if (room is not { Closed: false, Session: { Turn.Player: { IsBot: true } player } session } || room.SeatOf(player) is not { } seat)
        {
            return null;
        }

        IGame game = games.Get(room.GameType);
        return game.Bot?.Choose(game.View(session, player), player, random) is { } move
            ? (seat, new Play(room.Id, $"{game.Slug}.{move.Name}", move.Arguments))
            : null;
    }

    private static Refusal? Refuse(Room? room, RoomCommand command) => (room, command) switch
    {
        (null, OpenRoom) => null,
        (null, _) => Refusal.Of(ErrorCode.ROOM_NOT_FOUND),
        ({ Closed: true }, _) => Refusal.Of(ErrorCode.ROOM_CLOSED),
        (_, OpenRoom) => new Refusal(ErrorCode.INVALID_ACTION, "The room is open already."),
        _ => null,
    };

    private static Refusal? Dispatch(RoomChange change, Caller caller, RoomCommand command) => command switch
    {
        Play play => Playing.Move(change, caller, play),
        OpenRoom open => Opening.Open(change, caller, open),
        TakeSeat take => Seating.Take(change, caller, take.ClientSeed),
        LeaveRoom => Seating.Leave(change, caller),
        Ready ready => Starting.SetReady(change, caller, ready),
        Start => Starting.StartNow(change, caller),
        Configure configure => Starting.Configure(change, caller, configure),
        Rematch => Starting.AgreeToRematch(change, caller),
        Spectate => Watching.Begin(change, caller),
        StopSpectating => Watching.Stop(change, caller),
        Resign => Playing.Resign(change, caller),
        AddBot => Bots.Add(change, caller),
        RemoveBot remove => Bots.Remove(change, caller, remove),
        CheckDeadline => Absence.Check(change, caller),
        MoveClocks outage => Clocks.Move(change, caller, outage),
        ConnectionLost => Absence.Lose(change, caller),
        ConnectionBack => Absence.Return(change, caller),
        _ => Refusal.Of(ErrorCode.UNKNOWN_TYPE),
    };

    private static DateTimeOffset WholeMilliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
