using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Games;

/// <summary>Who moves next.</summary>
/// <param name="Player">Whose turn it is.</param>
/// <param name="Seconds">Time for this turn where it is not the room's.</param>
public readonly record struct NextTurn(UserId Player, int? Seconds = null);

/// <summary>How a game begins.</summary>
/// <param name="State">The state, all dealt.</param>
/// <param name="First">Who begins.</param>
/// <param name="Events">What the players are told after <c>game_started</c>.</param>
public readonly record struct GameOpening(GameState State, NextTurn First, IReadOnlyList<GameEvent>? Events = null);

/// <summary>What a game makes of a move: events, then either the next turn or the end; or a refusal.</summary>
public readonly record struct GameDecision
{
    private GameDecision(IReadOnlyList<GameEvent> events, NextTurn? next, GameOutcome? outcome, Refusal? refusal) =>
        (Events, Next, Outcome, Refusal) = (events, next, outcome, refusal);

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<GameEvent> Events { get; }

    /// <summary>Null = the same turn goes on, with its clock.</summary>
    public NextTurn? Next { get; }

    /// <summary>Set when the game is over.</summary>
    public GameOutcome? Outcome { get; }

    /// <summary>Set when the move was refused.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The same player moves on.</summary>
    public static GameDecision GoesOn(params IReadOnlyList<GameEvent> events) => new(events, null, null, null);

    /// <summary>The turn passes.</summary>
    public static GameDecision Passes(NextTurn next, params IReadOnlyList<GameEvent> events) => new(events, next, null, null);

    /// <summary>The game is over.</summary>
    public static GameDecision Ends(GameOutcome outcome, params IReadOnlyList<GameEvent> events) => new(events, null, outcome, null);

    /// <summary>The move is refused.</summary>
    public static GameDecision Refused(Refusal refusal) => new([], null, null, refusal);

    /// <summary>The move is refused with the table's text.</summary>
    public static GameDecision Refused(ErrorCode code) => Refused(Contracts.Errors.Refusal.Of(code));
}
