using BlazingSun.Platform.Health;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BlazingSun.Gateway.Shutdown;

internal static class ShutdownFeature
{
    /// <summary>After this long a part that does not stop is left behind, so that the process is gone within 20 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(18);

    public static IServiceCollection AddShutdown(this IServiceCollection services)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = Patience);
        services.AddSingleton<GoingAway>();
        services.AddSingleton<ReconnectHints>();
        services.AddSingleton<Farewell>();
        services.AddHostedService<GracefulShutdown>();
        services.TryAddSingleton(_ => new MissedMessages());
        services.AddHostedService<MissedEvents>();
        services.AddSingleton<GoingAwayCheck>();
        services.AddSingleton<ListeningCheck>();
        services.AddHealthChecks()
            .AddCheck<GoingAwayCheck>("gateway", tags: [HealthPages.Serving])
            .AddCheck<ListeningCheck>("events", tags: [HealthPages.Serving]);
        return services;
    }
}
