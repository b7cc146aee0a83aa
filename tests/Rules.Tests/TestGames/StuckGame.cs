using System.Text.Json;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Fairness;
using BlazingSun.Rules.Games;
using BlazingSun.Rules.Games.BiggerDice;

namespace BlazingSun.Rules.Tests.TestGames;

/// <summary>A game with a bug: its default move leaves the turn as it is.</summary>
internal sealed class StuckGame : IGame
{
    private readonly BiggerDiceGame dice = new();

    public GameSlug Slug => dice.Slug;

    public string Name => dice.Name;

    public string Description => dice.Description;

    public int MinPlayers => 2;

    public int MaxPlayers => 2;

    public RoomConfig DefaultConfig => dice.DefaultConfig;

    public GameOpening Start(GameStart start, FairStream stream) => dice.Start(start, stream);

    public GameDecision Decide(GameSession session, UserId player, string move, JsonElement? arguments) =>
        dice.Decide(session, player, move, arguments);

    public GameDecision DefaultMove(GameSession session) => GameDecision.GoesOn();

    public GameDecision Leave(GameSession session, UserId player, LeaveKind kind) => dice.Leave(session, player, kind);

    public GameState Apply(GameState state, GameEvent e) => dice.Apply(state, e);

    public GameView View(GameSession session, UserId viewer) => dice.View(session, viewer);
}
