using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Games.BiggerDice;

/// <summary>The game as everyone sees it: only the server seed is hidden, until the end.</summary>
internal static class BiggerDiceViews
{
    public static BiggerDiceView Of(GameSession session, BiggerDiceState state)
    {
        DiceRoll[] rolls = new DiceRoll[state.Rolls.Length];
        Dictionary<UserId, int?> last = new(2) { [state.Players[0]] = null, [state.Players[1]] = null };
        for (int i = 0; i < rolls.Length; i++)
        {
            UserId player = state.Players[BiggerDiceState.SeatOf(state.Rolls[i])];
            rolls[i] = new DiceRoll(player, BiggerDiceState.PipsOf(state.Rolls[i]), (i / 2) + 1);
            last[player] = rolls[i].Roll;
        }

        return new BiggerDiceView(
            session.Players,
            GameSession.BySeat(session.Players, state.Scores),
            session.Turn?.Player,
            session.Turn?.Number ?? state.Rolls.Length,
            session.Turn?.EndsAt,
            state.Round,
            last,
            rolls,
            session.Commitment,
            session.Result());
    }
}
