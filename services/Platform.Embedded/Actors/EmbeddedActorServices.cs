using BlazingSun.Platform.Actors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BlazingSun.Platform.Embedded.Actors;

/// <summary>Actors in one process.</summary>
public static class EmbeddedActorServices
{
    /// <summary>
    /// Adds <see cref="IActorClient"/> and the host for all registered actor types. A call of an actor to itself, directly or by way of
    /// others, is refused after <see cref="EmbeddedActorOptions.ActorWaitTimeout"/>.
    /// </summary>
    public static IServiceCollection AddEmbeddedActors(this IServiceCollection services)
    {
        services.AddOptions<EmbeddedActorOptions>().Configure<IServiceProvider>(
            static (options, provider) => provider.GetService<IConfiguration>()?.GetSection("Embedded").Bind(options));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IReminderStore, MemoryReminderStore>();
        services.AddSingleton<ReminderScheduler>();
        services.AddSingleton<ActorTurns>();
        services.AddSingleton<IActorClient, EmbeddedActorClient>();
        return services.AddHostedService<EmbeddedActorHost>();
    }
}
