using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BlazingSun.Platform.Presence;

/// <summary>Adds presence as a port.</summary>
public static class PresenceServices
{
    /// <summary>Presence in the memory of the process.</summary>
    public static IServiceCollection AddPresencePort(this IServiceCollection services)
    {
        services.TryAddSingleton<IPresenceStore, MemoryPresence>();
        services.TryAddSingleton<IPresenceReader>(provider => provider.GetRequiredService<IPresenceStore>());
        return services;
    }
}
