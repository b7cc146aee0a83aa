using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Bots;

/// <summary>The bot that took a seat.</summary>
internal sealed record BotAdded(string PlayerId, string PlayerName);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BotAdded))]
internal sealed partial class BotsJson : JsonSerializerContext;

/// <summary>Bots in rooms: how they get there. How they play is the room's.</summary>
internal static class BotsFeature
{
    public static IServiceCollection AddBots(this IServiceCollection services) => services.AddSingleton<BotEndpoints>();

    public static void MapBots(this IEndpointRouteBuilder routes) => BotEndpoints.Map(routes);
}
