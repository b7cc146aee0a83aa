using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace BlazingSun.Gateway.Apps;

/// <summary>The endpoints that other apps answer, where those are programs of their own.</summary>
public static class AppEndpoints
{
    private const long MaxBody = 16 * 1024;

    /// <summary>Adds the endpoints that Games and Chat have themselves where all run in one process.</summary>
    public static WebApplication MapApps(this WebApplication app)
    {
        MapGames(app.MapGroup("").WithTags("Games").WithMetadata(new RequestSizeLimitAttribute(MaxBody)), new AppProxy("games"));
        MapChat(app.MapGroup("/api/chat").WithTags("Chat").WithMetadata(new RequestSizeLimitAttribute(MaxBody)), new AppProxy("chat"));
        return app;
    }

    private static void MapGames(RouteGroupBuilder routes, AppProxy games)
    {
        routes.MapGet("/api/game-types", games.ForwardAsync);
        routes.MapGet("/api/games/{**rest}", games.ForwardAsync);
        routes.MapGet("/api/users/{userId}/games", games.ForwardAsync);
        RouteGroupBuilder bots = routes.MapGroup("/api/rooms/{room}/bots").RequireAuthorization();
        bots.MapPost("", games.ForwardAsync);
        bots.MapDelete("/{playerId}", games.ForwardAsync);
    }

    private static void MapChat(RouteGroupBuilder routes, AppProxy chat)
    {
        RouteGroupBuilder reports = routes.MapGroup("/reports").RequireAuthorization();
        reports.MapGet("", chat.ForwardAsync);
        reports.MapPost("/{id}/resolve", chat.ForwardAsync);
    }
}
