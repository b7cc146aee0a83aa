using BlazingSun.Gateway.Dialects;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

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
        // Frames are small and never block: a hop to another thread for each would cost more than they do.
        services.Configure<SocketTransportOptions>(options => options.UnsafePreferInlineScheduling = true);
        return services;
    }

    /// <summary>
    /// Before authentication and routing: what those leave on a request would stay in memory as long as its socket does.
    /// </summary>
    public static WebApplication UseSockets(this WebApplication app)
    {
        SocketEndpoint endpoint = app.Services.GetRequiredService<SocketEndpoint>();
        PrimaryDialect dialect = app.Services.GetRequiredService<PrimaryDialect>();
        app.MapWhen(context => context.Request.Path == "/ws", sockets =>
        {
            sockets.Use(next => context => CombiningUpgrade.SetUp(context, next));
            sockets.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
            sockets.Run(context => endpoint.HandleAsync(context, dialect));
        });
        return app;
    }
}
