using System.Text.Json;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Fairness;
using BlazingSun.Rules.Games;
using BlazingSun.Rules.Games.BiggerDice;
using BlazingSun.Simulation.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Bugs;

/// <summary>Something is wrong with the game.</summary>
/// <param name="name">The bug's name.</param>
/// <param name="before">Changes the game before a move.</param>
/// <param name="view">Changes what a viewer sees.</param>
internal sealed class GameBug(string name, Func<GameSession, GameSession>? before = null, Func<GameSession, UserId, GameView, GameView>? view = null) : IBug
{
    public string Name => name;

    public void AddTo(Node node, IServiceCollection services)
    {
        if (services.FirstOrDefault(d => d.ServiceType == typeof(IGame)) is not { } real)
            return;
        services.Remove(real);
        services.AddSingleton<IGame>(new Game(new BiggerDiceGame(), before ?? (session => session), view ?? ((_, _, shown) => shown)));
    }

    private sealed class Game(
        IGame game, Func<GameSession, GameSession> before, Func<GameSession, UserId, GameView, GameView> view) : IGame
    {
        public GameSlug Slug => game.Slug;

        public string Name => game.Name;

        public string Description => game.Description;

        public int MinPlayers => game.MinPlayers;

        public int MaxPlayers => game.MaxPlayers;

        public RoomConfig DefaultConfig => game.DefaultConfig;

        public IBot? Bot => game.Bot;

        public GameOpening Start(GameStart start, FairStream stream) => game.Start(start, stream);

        public GameDecision Decide(GameSession session, UserId player, string move, JsonElement? arguments) =>
            game.Decide(before(session), player, move, arguments);

        public GameDecision DefaultMove(GameSession session) => game.DefaultMove(session);

        public GameDecision Leave(GameSession session, UserId player, LeaveKind kind) => game.Leave(session, player, kind);

        public GameState Apply(GameState state, GameEvent e) => game.Apply(state, e);

        public GameView View(GameSession session, UserId viewer) => view(session, viewer, game.View(session, viewer));
    }
}
