namespace BlazingSun.Gateway.Presence;

internal static class PresenceFeature
{
    public static IServiceCollection AddPresence(this IServiceCollection services)
    {
        services.AddSingleton<PresenceChanges>();
        services.AddSingleton<PresenceEnvelopes>();
        services.AddHostedService<PresencePump>();
        return services;
    }
}
