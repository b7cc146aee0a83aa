using BlazingSun.Gateway.Accounts;
using BlazingSun.Gateway.Chat;
using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.FanOut;
using BlazingSun.Gateway.Health;
using BlazingSun.Gateway.Http;
using BlazingSun.Gateway.Pages;
using BlazingSun.Gateway.Presence;
using BlazingSun.Gateway.RateLimits;
using BlazingSun.Gateway.Shutdown;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Platform.Health;

namespace BlazingSun.Gateway;

/// <summary>The Gateway app: sockets, accounts, pages. It needs a platform's ports.</summary>
public static class GatewayApp
{
    /// <summary>Adds the app's services; options are read from the sections <c>Gateway</c>, <c>Accounts</c> and <c>Limits</c>.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GatewayOptions>().Bind(configuration.GetSection("Gateway"));
        return services
            .AddLimits(configuration)
            .AddHttp()
            .AddAccounts(configuration)
            .AddCommands()
            .AddPresence()
            .AddFanOut()
            .AddChatEdge()
            .AddSockets()
            .AddShutdown()
            .AddHealth();
    }

    /// <summary>Adds the app's endpoints, and what all HTTP calls of the program go through.</summary>
    public static WebApplication MapGateway(this WebApplication app)
    {
        app.UseHttp().UsePages().UseSockets();
        app.UseAuthentication();
        app.UseAuthorization();
        return app.MapAccounts().MapHealthPages().MapHttp().MapPages();
    }
}
