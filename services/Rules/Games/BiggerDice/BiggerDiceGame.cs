using System.Text.Json;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Fairness;

namespace BlazingSun.Rules.Games.BiggerDice;

/// <summary>
/// Two players; in a round each rolls one die, the higher takes the point, a tie gives none; the first to 10 wins.
/// The winner of a round rolls second in the next one.
/// </summary>
public sealed class BiggerDiceGame : IGame
{
    /// <summary>Points that win.</summary>
    public const int WinningScore = 10;

    internal const string RollMove = "roll";

    /// <inheritdoc/>
    public GameSlug Slug { get; } = new("bigger_dice");

    /// <inheritdoc/>
    public string Name => "Bigger Dice";

    /// <inheritdoc/>
    public string Description => "Roll higher than your opponent. The first to 10 points wins.";

    /// <inheritdoc/>
    public int MinPlayers => 2;

    /// <inheritdoc/>
    public int MaxPlayers => 2;

    /// <inheritdoc/>
    public RoomConfig DefaultConfig { get; } = new(2, 2, true, Visibility.Public, StartMode.Auto, 60, 300, 600);

    /// <inheritdoc/>
    public IBot Bot { get; } = new BiggerDiceBot();

    /// <inheritdoc/>
    public GameOpening Start(GameStart start, FairStream stream)
    {
        int starter = (start.GameNumber - 1) % 2;
        UserId[] players = [start.Players[0].Id, start.Players[1].Id];
        return new GameOpening(new BiggerDiceState { Players = players, Starter = starter }, new NextTurn(players[starter]));
    }

    /// <inheritdoc/>
    public GameDecision Decide(GameSession session, UserId player, string move, JsonElement? arguments)
    {
        if (move != RollMove)
        {
            return GameDecision.Refused(new Refusal(ErrorCode.INVALID_ACTION, "Bigger Dice has one move: roll."));
        }

        BiggerDiceState state = StateOf(session);
        return state.Players[state.Seat] == player ? Roll(session, state) : GameDecision.Refused(ErrorCode.NOT_YOUR_TURN);
    }

    /// <inheritdoc/>
    public GameDecision DefaultMove(GameSession session)
    {
        BiggerDiceState state = StateOf(session);
        return Won(state, 1 - state.Seat, EndReason.Timeout);
    }

    /// <inheritdoc/>
    public GameDecision Leave(GameSession session, UserId player, LeaveKind kind) =>
        Won(StateOf(session), 1 - session.SeatOf(player), kind == LeaveKind.Forfeited ? EndReason.Forfeit : EndReason.Resigned);

    /// <inheritdoc/>
    public GameState Apply(GameState state, GameEvent e)
    {
        BiggerDiceState dice = (BiggerDiceState)state;
        return e switch
        {
            DieFell fell => dice with { Rolls = dice.Rolls + BiggerDiceState.Letter(dice.Seat, fell.Pips) },
            RoundEnded ended => dice with
            {
                Scores = ended.Scores,
                Round = ended.Next is null ? ended.Round : ended.Round + 1,
                Starter = ended.Winner is { } winner ? 1 - SeatOf(dice, winner) : dice.Starter,
            },
            DiceWon => dice,
            _ => throw new ArgumentException($"{e.GetType().Name} is no event of this game.", nameof(e)),
        };
    }

    /// <inheritdoc/>
    public GameView View(GameSession session, UserId viewer) => BiggerDiceViews.Of(session, StateOf(session));

    private static GameDecision Roll(GameSession session, BiggerDiceState state)
    {
        FairStream stream = session.Stream();
        int pips = stream.Die();
        int rejected = (int)(stream.Offset - session.FairOffset) - 1;
        DieFell fell = new(state.Players[state.Seat], pips, state.IsFirstRoll, state.Round, rejected);
        return state.IsFirstRoll
            ? GameDecision.Passes(new NextTurn(state.Players[1 - state.Seat]), fell)
            : EndRound(session, state, fell);
    }

    private static GameDecision EndRound(GameSession session, BiggerDiceState state, DieFell fell)
    {
        int[] rolls = new int[2];
        rolls[state.Starter] = BiggerDiceState.PipsOf(state.Rolls[^1]);
        rolls[1 - state.Starter] = fell.Pips;
        if (rolls[0] == rolls[1])
        {
            UserId again = state.Players[state.Starter];
            return GameDecision.Passes(
                new NextTurn(again), fell, new RoundEnded(state.Round, state.Players, rolls, state.Scores, null, again));
        }

        int winner = rolls[0] > rolls[1] ? 0 : 1;
        int[] scores = [state.Scores[0] + 1 - winner, state.Scores[1] + winner];
        bool over = scores[winner] >= WinningScore;
        UserId loser = state.Players[1 - winner];
        RoundEnded ended = new(state.Round, state.Players, rolls, scores, state.Players[winner], over ? null : loser);
        return over
            ? GameDecision.Ends(
                new GameOutcome(state.Players[winner], scores, EndReason.Score),
                fell, ended, new DiceWon(state.Players[winner], session.Players[winner].Name, state.Players, scores))
            : GameDecision.Passes(new NextTurn(loser), fell, ended);
    }

    private static GameDecision Won(BiggerDiceState state, int seat, string reason) =>
        GameDecision.Ends(new GameOutcome(state.Players[seat], state.Scores, reason));

    private static int SeatOf(BiggerDiceState state, UserId player) => state.Players[0] == player ? 0 : 1;

    private static BiggerDiceState StateOf(GameSession session) => (BiggerDiceState)session.State!;
}
