using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Actors.Hosting;
using BlazingSun.Platform.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Actors;

/// <summary>Actors beside a sidecar.</summary>
internal static class DaprActorServices
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);

    /// <summary>Adds <see cref="IActorClient"/> and the host for all registered actor types. An actor cannot call itself.</summary>
    internal static IServiceCollection AddDaprActors(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<DaprActorOptions>(configuration, DaprOptions.Section);
        services.AddSingleton<IReminders, DaprReminders>();
        services.AddSingleton(provider => Limits(provider.GetRequiredService<IOptions<DaprActorOptions>>().Value));
        services.AddSingleton<ActorTurns>().AddSingleton<ActorSweeper>();
        services.AddSingleton<ActorConfig>().AddSingleton<ActorEndpoints>();
        services.AddSingleton<IActorClient, DaprActorClient>();
        return services.AddHostedService<DaprActorHost>();
    }

    private static ActorLimits Limits(DaprActorOptions options) => new(options.MaxWaitingActorCalls, options.ActorWaitTimeout, Sweep);
}
