using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Embedded.PubSub;
using BlazingSun.Platform.Embedded.State;
using BlazingSun.Platform.Ids;
using BlazingSun.Platform.PubSub;
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
        services.AddOptions<EmbeddedOptions>().Bind(configuration.GetSection(EmbeddedOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmbeddedOptions>, EmbeddedOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRandomSource, SystemRandomSource>();
        services.TryAddSingleton<IIdSource, UuidSource>();
        return services.AddEmbeddedState().AddEmbeddedPubSub();
    }

    private static IServiceCollection AddEmbeddedState(this IServiceCollection services)
    {
        services.AddSingleton<StateLocation>().AddSingleton<StateWriter>().AddSingleton<StateReaders>();
        foreach (string store in StateLocation.Tables)
        {
            services.AddKeyedSingleton<IStateStore>(store, (provider, _) => new SqliteStateStore(
                store, provider.GetRequiredService<StateWriter>(), provider.GetRequiredService<StateReaders>()));
        }

        return services;
    }

    private static IServiceCollection AddEmbeddedPubSub(this IServiceCollection services)
    {
        services.AddSingleton<EmbeddedBus>();
        services.AddSingleton<IBus>(provider => provider.GetRequiredService<EmbeddedBus>());
        return services.AddHostedService<SubscriptionService>();
    }
}
