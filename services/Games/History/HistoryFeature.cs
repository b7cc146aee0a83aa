using BlazingSun.Platform.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.History;

/// <summary>Finished games: stored when they end, shown later.</summary>
internal static class HistoryFeature
{
    public static IServiceCollection AddHistory(this IServiceCollection services) => services
        .AddSection<GamesOptions>(GamesOptions.Section)
        .AddSingleton<HistoryChanges>()
        .AddSingleton<GameLogs>()
        .AddSingleton<GameDocuments>()
        .AddSingleton<PastGames>()
        .AddSingleton<UserGames>()
        .AddSingleton<GameArchive>()
        .AddSingleton<FormerPlayers>()
        .AddSingleton<OldGames>()
        .AddSingleton<HistoryEndpoints>()
        .AddHostedService<HistoryKeeper>();

    public static void MapHistory(this IEndpointRouteBuilder routes)
    {
        HistoryEndpoints history = routes.ServiceProvider.GetRequiredService<HistoryEndpoints>();
        routes.MapGet("/api/games/{roomId}/history", history.ShowGameAsync)
            .WithName("ShowPastGame").WithTags("Games").Produces<GameRecord>().ProducesProblem(400).ProducesProblem(404);
        routes.MapGet("/api/users/{userId}/games", history.ListGamesAsync)
            .WithName("ListPastGames").WithTags("Games").Produces<GamesOfUser>().ProducesProblem(400).ProducesProblem(404);
    }
}
