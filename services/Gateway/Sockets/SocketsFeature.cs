using BlazingSun.Gateway.Dialects;

namespace BlazingSun.Gateway.Sockets;

internal static class SocketsFeature
{
    public static IServiceCollection AddSockets(this IServiceCollection services)
    {
        services.AddSingleton<PrimaryDialect>();
        services.AddSingleton<OriginPolicy>();
        services.AddSingleton<AddressBook>();
        services.AddSingleton<SocketDirectory>();
        services.AddSingleton<SocketServices>();
        services.AddSingleton<SocketAuthentication>();
        services.AddSingleton<FrameHandler>();
        services.AddSingleton<SocketReader>();
        services.AddSingleton<SocketLifetime>();
        services.AddSingleton<SocketEndpoint>();
        services.AddSingleton<SweepChores>();
        services.AddHostedService<SocketSweep>();
        return services;
    }

    public static WebApplication MapSockets(this WebApplication app)
    {
        SocketEndpoint endpoint = app.Services.GetRequiredService<SocketEndpoint>();
        PrimaryDialect dialect = app.Services.GetRequiredService<PrimaryDialect>();
        app.MapGet("/ws", (HttpContext context) => endpoint.HandleAsync(context, dialect)).ExcludeFromDescription();
        SocketDirectory sockets = app.Services.GetRequiredService<SocketDirectory>();
        app.Lifetime.ApplicationStopping.Register(() => SayGoodbye(sockets));
        return app;
    }

    public static WebApplication UseSockets(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/ws", StringComparison.Ordinal), sockets =>
        {
            sockets.Use(next => context => CombiningUpgrade.SetUp(context, next));
            sockets.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        });
        return app;
    }

    private static void SayGoodbye(SocketDirectory sockets)
    {
        foreach (ClientSocket socket in sockets.All)
            socket.Close(CloseReason.GoingAway);
    }
}
