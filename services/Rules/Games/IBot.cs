using System.Text.Json;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Games;

/// <summary>A move that a bot wants to make.</summary>
/// <param name="Name">The name behind the slug, such as <c>roll</c>.</param>
/// <param name="Arguments">As a client would send them; null when the move has none.</param>
public readonly record struct BotMove(string Name, JsonElement? Arguments = null);

/// <summary>Plays a game in a person's stead. It sees what a client in its seat sees, and its moves are decided like anyone's.</summary>
public interface IBot
{
    /// <summary>Chooses a move. Pure but for the randomness that it is handed.</summary>
    /// <param name="game">The game as <paramref name="me"/> may see it.</param>
    /// <param name="me">Whose turn it is.</param>
    /// <param name="random">For a choice between moves.</param>
    /// <returns>Null = none; then the turn's time decides.</returns>
    BotMove? Choose(GameView game, UserId me, IRandomSource random);
}
