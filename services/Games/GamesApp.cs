using BlazingSun.Contracts.Bus;
using BlazingSun.Games.Bots;
using BlazingSun.Games.Catalog;
using BlazingSun.Games.Commands;
using BlazingSun.Games.Connections;
using BlazingSun.Games.Deadlines;
using BlazingSun.Games.Exports;
using BlazingSun.Games.Gateways;
using BlazingSun.Games.History;
using BlazingSun.Games.Lobby;
using BlazingSun.Games.Outages;
using BlazingSun.Games.Reservations;
using BlazingSun.Games.Rooms;
using BlazingSun.Games.Talk;
using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Commands;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.Workflows;
using BlazingSun.Rules.Games;
using BlazingSun.Rules.Games.BiggerDice;
using BlazingSun.Rules.Rooms;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games;

/// <summary>The Games app: rooms, catalog, lobby lists. It needs a platform's ports.</summary>
public static class GamesApp
{
    /// <summary>The app's name: its consumer group, its database, its producer mark.</summary>
    public const string Name = "games";

    private static readonly TimeSpan RoomIdleTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Adds the app's services.</summary>
    public static IServiceCollection AddGames(this IServiceCollection services) => services
        .AddRules()
        .AddOutages()
        .AddGateways()
        .AddReservations()
        .AddRooms()
        .AddDeadlines()
        .AddConnections()
        .AddCommands()
        .AddLobby()
        .AddBots()
        .AddTalk()
        .AddHistory()
        .AddExport()
        .AddCatalog();

    /// <summary>Adds the app's HTTP endpoints.</summary>
    public static WebApplication MapGames(this WebApplication app)
    {
        app.MapGameTypes();
        app.MapBots();
        app.MapHistory();
        return app;
    }

    private static IServiceCollection AddRules(this IServiceCollection services) => services
        .AddSingleton<IGame, BiggerDiceGame>()
        .AddSingleton<GameCatalog>()
        .AddSingleton<RoomRules>();

    private static IServiceCollection AddOutages(this IServiceCollection services) => services
        .AddSingleton<Pulse>()
        .AddHostedService<PulseService>();

    private static IServiceCollection AddGateways(this IServiceCollection services) => services
        .AddSingleton<KnownGateways>()
        .AddSingleton<GatewayMemory>()
        .AddSingleton<GatewayEcho>()
        .AddSingleton<GatewayHearing>()
        .AddSingleton<GatewaySweep>()
        .AddSingleton<GatewayConsumer>()
        .AddSubscription<GatewayConsumer>(Name, Topics.SystemEvents, ConsumerGroup.PerReplica)
        .AddSingleton<GatewayWatch>()
        .AddHostedService(provider => provider.GetRequiredService<GatewayWatch>());

    private static IServiceCollection AddReservations(this IServiceCollection services) => services
        .AddSingleton<NameReservations>()
        .AddSingleton<Seats>()
        .AddSingleton<SeatClaims>();

    private static IServiceCollection AddRooms(this IServiceCollection services) => services
        .AddSingleton<RoomInputs>()
        .AddSingleton<RoomStore>()
        .AddSingleton<RoomPublisher>()
        .AddSingleton<RoomEffectRunner>()
        .AddSingleton<RoomServices>()
        .AddSingleton<RoomClient>()
        .AddActor(
            RoomActorMethods.ActorType,
            RoomIdleTimeout,
            (provider, context) => new RoomActor(context, provider.GetRequiredService<RoomServices>()),
            methods => methods
                .On(RoomActorMethods.Handle, (actor, batch, cancel) => actor.HandleAsync(batch, cancel))
                .On(RoomActorMethods.Look, (actor, question, cancel) => actor.LookAsync(question, cancel)));

    private static IServiceCollection AddDeadlines(this IServiceCollection services) => services
        .AddSingleton<DeadlineWatch>()
        .AddWorkflow<RoomDeadlines>()
        .AddWorkflow<ReconnectionWindow>()
        .AddWorkflowActivity<AskRoom>()
        .AddWorkflowActivity<AskSeat>();

    private static IServiceCollection AddConnections(this IServiceCollection services) => services
        .AddSingleton<ConnectionConsumer>()
        .AddSubscription<ConnectionConsumer>(Name, Topics.SystemEvents, ConsumerGroup.PerApp);

    private static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<Replies>()
        .AddSingleton<Refusals>()
        .AddSingleton<CommandFailures>()
        .AddSingleton<RoomListing>()
        .AddSingleton<RoomTrial>()
        .AddSingleton<RoomOpening>()
        .AddSingleton<RoomJoining>()
        .AddSingleton<RoomSyncing>()
        .AddSingleton<RoomCommands>()
        .AddSingleton<UserCommands>()
        .AddSingleton<GamesCommandConsumer>()
        .AddSubscription<GamesCommandConsumer>(Name, Topics.GamesCommands, ConsumerGroup.PerApp);

    private static IServiceCollection AddLobby(this IServiceCollection services) => services
        .AddSingleton<LobbyChanges>()
        .AddSingleton<RoomList>()
        .AddHostedService<LobbyAnnouncer>();
}
