using BlazingSun.Gateway.Commands;

namespace BlazingSun.Gateway.Presence;

internal static class PresenceFeature
{
    public static IServiceCollection AddPresence(this IServiceCollection services)
    {
        services.AddSingleton<GatewayIdentity>();
        services.AddSingleton<PresenceChanges>();
        services.AddSingleton<PresenceBook>();
        services.AddSingleton<PresenceEnvelopes>();
        services.AddSingleton<SystemNews>();
        services.AddSingleton<JoinCheck>();
        services.AddHostedService<PresencePump>();
        services.AddSingleton<ICommandFilter, PresenceFilter>();
        services.AddSingleton<PresenceTeller>();
        services.AddSingleton<PresenceKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<PresenceKeeper>());
        services.AddSingleton<GatewayBeat>();
        services.AddHostedService(provider => provider.GetRequiredService<GatewayBeat>());
        return services;
    }
}
