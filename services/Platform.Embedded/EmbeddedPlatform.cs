using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Configuration;
using BlazingSun.Platform.Embedded.Actors;
using BlazingSun.Platform.Embedded.PubSub;
using BlazingSun.Platform.Embedded.Relational;
using BlazingSun.Platform.Embedded.State;
using BlazingSun.Platform.Embedded.Workflows;
using BlazingSun.Platform.Health;
using BlazingSun.Platform.Ids;
using BlazingSun.Platform.Presence;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.Relational;
using BlazingSun.Platform.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Embedded;

/// <summary>All ports in one process.</summary>
public static class EmbeddedPlatform
{
    /// <summary>
    /// Adds the ports, configured by the section <c>Embedded</c>. Add it before the apps' own hosted services: then deliveries end last.
    /// </summary>
    public static IServiceCollection AddEmbeddedPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<EmbeddedOptions>(configuration, EmbeddedOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmbeddedOptions>, EmbeddedOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRandomSource, SystemRandomSource>();
        services.TryAddSingleton<IIdSource, UuidSource>();
        services.AddEmbeddedState();
        services.AddEmbeddedDatabases();
        services.AddPresencePort(configuration);
        services.AddEmbeddedActors(configuration).AddEmbeddedWorkflows(configuration);

        // Hosted services stop in reverse: deliveries end first, then what handles them.
        services.AddEmbeddedPubSub();
        return services;
    }

    private static void AddEmbeddedState(this IServiceCollection services)
    {
        services.AddSingleton<StateLocation>().AddSingleton<StateWriter>().AddSingleton<StateReaders>();
        foreach (string store in StateLocation.Tables)
        {
            services.AddKeyedSingleton<IStateStore>(store, (provider, _) => new SqliteStateStore(
                store, provider.GetRequiredService<StateWriter>(), provider.GetRequiredService<StateReaders>()));
            services.AddStateCheck(store);
        }
    }

    private static void AddEmbeddedDatabases(this IServiceCollection services)
    {
        foreach (string app in new[] { "gateway", "games", "chat" })
        {
            services.AddKeyedSingleton<IDatabase>(app, (provider, _) =>
            {
                EmbeddedOptions options = provider.GetRequiredService<IOptions<EmbeddedOptions>>().Value;
                // A room writes to games.db in its turn. What is in there is made again from rooms and stored games: no reason to wait for the disk.
                return new SqliteDatabase(app, options, app == "games" ? Durability.Process : options.Durability);
            });
        }
    }

    private static void AddEmbeddedPubSub(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton<DeadLetters>();
        services.AddSingleton<EmbeddedBus>();
        services.AddSingleton<IBus>(provider => provider.GetRequiredService<EmbeddedBus>());
        services.AddBusCheck();
        services.AddHostedService<SubscriptionService>();
    }
}
