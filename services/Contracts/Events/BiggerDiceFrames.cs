using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Events;

/// <summary>A die fell: 1 to 6.</summary>
public sealed record DiceRolled(UserId PlayerId, int Roll, bool IsFirstRoll, int Round) : RoomEventFrame;

/// <summary>Both rolled; winner null = tie.</summary>
public sealed record DiceRoundComplete(
    int Round, IReadOnlyDictionary<UserId, int> Rolls, UserId? Winner, IReadOnlyDictionary<UserId, int> Scores, UserId? NextTurn)
    : RoomEventFrame;

/// <summary>Someone has the points; <see cref="GameOver"/> follows.</summary>
public sealed record DiceGameOver(UserId Winner, string WinnerName, IReadOnlyDictionary<UserId, int> FinalScores) : RoomEventFrame;

/// <summary>One roll of a game, for the page's "verify".</summary>
public sealed record DiceRoll(UserId PlayerId, int Roll, int Round);

/// <summary>How a game ended.</summary>
public sealed record GameResult(
    UserId? Winner, string? WinnerName, IReadOnlyDictionary<UserId, int> FinalScores, string Reason, FairnessReveal Fairness);

/// <summary>Bigger Dice in a <see cref="RoomStateFrame"/>; nothing in it is hidden from anyone.</summary>
public sealed record BiggerDiceView(
    IReadOnlyList<PlayerName> Players,
    IReadOnlyDictionary<UserId, int> Scores,
    UserId? CurrentTurn,
    int TurnNumber,
    DateTimeOffset? TurnEndsAt,
    int Round,
    IReadOnlyDictionary<UserId, int?> LastRolls,
    IReadOnlyList<DiceRoll> Rolls,
    string Commitment,
    GameResult? Result) : GameView;
