using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Configuration;
using BlazingSun.Platform.Dapr.Actors;
using BlazingSun.Platform.Dapr.Hosting;
using BlazingSun.Platform.Dapr.Invocation;
using BlazingSun.Platform.Dapr.PubSub;
using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Platform.Dapr.State;
using BlazingSun.Platform.Dapr.Workflows;
using BlazingSun.Platform.Health;
using BlazingSun.Platform.Ids;
using BlazingSun.Platform.Invocation;
using BlazingSun.Platform.PubSub;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr;

/// <summary>All ports over the public API of a Dapr sidecar.</summary>
public static class DaprPlatform
{
    /// <summary>
    /// Adds the ports, configured by the section <c>Dapr</c> and by what the sidecar's starter put into the environment.
    /// Nothing waits for the sidecar at the start: it waits for the app's port.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configuration">The app's configuration.</param>
    /// <param name="app">The app's id: <c>gateway</c>, <c>games</c> or <c>chat</c>.</param>
    public static IServiceCollection AddDaprPlatform(this IServiceCollection services, IConfiguration configuration, string app)
    {
        ArgumentException.ThrowIfNullOrEmpty(app);
        DaprEnvironment environment = new(configuration);
        services.AddSection<DaprOptions>(configuration, DaprOptions.Section);
        services.AddSingleton<IPostConfigureOptions<DaprOptions>>(environment).AddSingleton<IValidateOptions<DaprOptions>>(environment);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRandomSource, SystemRandomSource>();
        services.TryAddSingleton<IIdSource, UuidSource>();
        services.AddSingleton<ISidecarClient, SidecarClient>().AddSingleton<AppToken>().AddSingleton<AppStart>();
        services.AddSingleton<IAppInvoker, DaprAppInvoker>().AddAppDatabase(configuration, app);
        services.AddDaprActors(configuration).AddDaprWorkflows(configuration);
        return services.AddDaprState(app).AddDaprPubSub();
    }

    /// <summary>Adds what the sidecar calls. Each needs the app's token when one is set, but for the health probe, which has none.</summary>
    public static WebApplication MapDaprPlatform(this WebApplication app)
    {
        app.MapGet(AppHealth.Path, AppHealth.Answer).ExcludeFromDescription();
        RouteGroupBuilder sidecar = app.MapGroup("").AddEndpointFilter(app.Services.GetRequiredService<AppToken>()).ExcludeFromDescription();
        app.Services.GetRequiredService<PubSubEndpoints>().Map(sidecar);
        sidecar.MapGet(ActorConfig.Path, app.Services.GetRequiredService<ActorConfig>().Answer);
        app.Services.GetRequiredService<ActorEndpoints>().Map(sidecar);
        return app;
    }

    private static IServiceCollection AddDaprPubSub(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton<DeadLetters>();
        services.TryAddSingleton(_ => new MissedMessages(isListening: false));
        services.AddSingleton<Echoes>().AddHostedService<FanOutEcho>();
        return services.AddSingleton<IBus, DaprBus>().AddSingleton<SubscriptionTable>().AddSingleton<PubSubEndpoints>().AddBusCheck();
    }
}
