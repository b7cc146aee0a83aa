using BlazingSun.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace BlazingSun.Gateway.RateLimits;

internal static class LimitsFeature
{
    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<LimitsOptions>(configuration, "Limits");
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<LimitsOptions>>().Value);
        services.AddSingleton<FrameRates>();
        services.AddKeyedSingleton("rooms", (provider, _) => Attempts(provider, limits => limits.RoomCreationsPerMinute, 60));
        services.AddKeyedSingleton("logins", (provider, _) => Attempts(provider, limits => limits.LoginFailuresPerMinute, 60));
        services.AddKeyedSingleton("registrations", (provider, _) => Attempts(provider, limits => limits.RegistrationsPerHour, 3_600));
        return services;
    }

    private static AttemptLimit Attempts(IServiceProvider provider, Func<LimitsOptions, int> limit, int seconds)
    {
        LimitsOptions limits = provider.GetRequiredService<LimitsOptions>();
        return new(limit(limits), TimeSpan.FromSeconds(seconds), limits, provider.GetRequiredService<TimeProvider>());
    }
}
