using System.Text.Json;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Fairness;

namespace BlazingSun.Rules.Games;

/// <summary>What a game is told at its start.</summary>
/// <param name="Players">In seat order.</param>
/// <param name="HostId">The room's host.</param>
/// <param name="GameNumber">1 for the first game in the room.</param>
/// <param name="Config">The room's settings.</param>
public sealed record GameStart(IReadOnlyList<PlayerName> Players, UserId HostId, int GameNumber, RoomConfig Config);

/// <summary>Why a player is out of a game.</summary>
public enum LeaveKind
{
    /// <summary>Gave up or left the room.</summary>
    Resigned,

    /// <summary>Lost the connection and did not come back in time.</summary>
    Forfeited,
}

/// <summary>
/// A game as a plug-in of the room. It is pure: the same inputs give the same outputs; chance comes from the fair stream alone.
/// The room has checked that a game is on and that the player has a seat in it; whose turn it is, is for the game to check.
/// </summary>
public interface IGame
{
    /// <summary>The name in addresses and message types; moves are <c>{slug}.{name}</c>.</summary>
    GameSlug Slug { get; }

    /// <summary>The name for people.</summary>
    string Name { get; }

    /// <summary>One sentence for the catalog.</summary>
    string Description { get; }

    /// <summary>Fewest players of a game.</summary>
    int MinPlayers { get; }

    /// <summary>Most players of a game.</summary>
    int MaxPlayers { get; }

    /// <summary>The settings that a room takes where its creator names none.</summary>
    RoomConfig DefaultConfig { get; }

    /// <summary>Who plays for those that are missing; null when the game has no bot.</summary>
    IBot? Bot => null;

    /// <summary>Deals. May be called more than once for one start, with equal streams.</summary>
    GameOpening Start(GameStart start, FairStream stream);

    /// <summary>What a player's move leads to.</summary>
    /// <param name="session">The game so far.</param>
    /// <param name="player">Who moves.</param>
    /// <param name="move">The name behind the slug, such as <c>roll</c>.</param>
    /// <param name="arguments">The frame's fields; not checked by anyone before.</param>
    GameDecision Decide(GameSession session, UserId player, string move, JsonElement? arguments);

    /// <summary>The time for the turn is up: a move in the player's stead that ends the turn, or the end of the game.</summary>
    GameDecision DefaultMove(GameSession session);

    /// <summary>A player is out: the end, or the others play on.</summary>
    GameDecision Leave(GameSession session, UserId player, LeaveKind kind);

    /// <summary>The state after an event of this game.</summary>
    GameState Apply(GameState state, GameEvent e);

    /// <summary>The game as the viewer may see it; viewers who do not play see what nobody hides.</summary>
    GameView View(GameSession session, UserId viewer);
}
