using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Platform.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Catalog;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<GameType>))]
internal sealed partial class CatalogJson : JsonSerializerContext;

/// <summary><c>GET /api/game-types</c>: the games that are offered.</summary>
internal static class GameTypesEndpoint
{
    public static IServiceCollection AddCatalog(this IServiceCollection services) => services
        .AddSingleton<GameTypes>()
        .AddDatabaseCheck(GamesApp.Name)
        .AddHostedService<GamesSchema>();

    public static void MapGameTypes(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/game-types", async (GameTypes types, CancellationToken cancellationToken) =>
            TypedResults.Json(await types.ReadAsync(cancellationToken), CatalogJson.Default.IReadOnlyListGameType))
            .WithName("ListGameTypes").WithTags("Games");
}
