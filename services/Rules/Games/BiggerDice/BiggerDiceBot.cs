using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Games.BiggerDice;

/// <summary>There is one move, and it makes it.</summary>
internal sealed class BiggerDiceBot : IBot
{
    public BotMove? Choose(GameView game, UserId me, IRandomSource random) => new BotMove(BiggerDiceGame.RollMove);
}
