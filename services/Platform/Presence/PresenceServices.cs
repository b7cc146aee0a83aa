using BlazingSun.Platform.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Presence;

/// <summary>Adds presence as a port.</summary>
public static class PresenceServices
{
    /// <summary>Presence in Redis where the configuration names one, else in the memory of the process.</summary>
    public static IServiceCollection AddPresencePort(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.HasRedis())
            services.AddRedis(configuration).AddSingleton<IPresenceStore, RedisPresence>();
        else
            services.AddSingleton<IPresenceStore, MemoryPresence>();
        return services.AddSingleton<IPresenceReader>(provider => provider.GetRequiredService<IPresenceStore>());
    }

    /// <summary>Likewise, for an app that is a program of its own: without Redis it warns, because it shares its memory with none.</summary>
    public static IServiceCollection AddSharedPresence(this IServiceCollection services, IConfiguration configuration)
    {
        if (!configuration.HasRedis())
            services.AddHostedService<UnsharedPresence>();
        return services.AddPresencePort(configuration);
    }
}
