using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Actors.Hosting;
using BlazingSun.Platform.Configuration;
using BlazingSun.Platform.Embedded.Durable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Embedded.Actors;

/// <summary>Actors in one process.</summary>
public static class EmbeddedActorServices
{
    /// <summary>
    /// Adds <see cref="IActorClient"/> and the host for all registered actor types; needs the state store. A call of an actor to itself, directly or by way of
    /// others, is refused after <see cref="EmbeddedActorOptions.ActorWaitTimeout"/>.
    /// </summary>
    public static IServiceCollection AddEmbeddedActors(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<EmbeddedActorOptions>(configuration, EmbeddedOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IStateScan, SqliteStateScan>();
        services.AddSingleton<ReminderStore>();
        services.AddSingleton<ReminderScheduler>();
        services.AddSingleton<IReminders>(provider => provider.GetRequiredService<ReminderScheduler>());
        services.AddSingleton(provider => Limits(provider.GetRequiredService<IOptions<EmbeddedActorOptions>>().Value));
        services.AddSingleton<ActorTurns>().AddSingleton<ActorSweeper>();
        services.AddSingleton<IActorClient, EmbeddedActorClient>();
        return services.AddHostedService<EmbeddedActorHost>();
    }

    private static ActorLimits Limits(EmbeddedActorOptions options) =>
        new(options.MaxWaitingActorCalls, options.ActorWaitTimeout, options.ActorSweep);
}
