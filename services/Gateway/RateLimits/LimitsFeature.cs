using BlazingSun.Gateway.Commands;
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
        services.AddAttempts("rooms", limits => (limits.RoomCreationsPerMinute, 60));
        services.AddAttempts("messages", limits => (limits.ChatMessages, limits.ChatSeconds));
        services.AddAttempts("typing", limits => (1, limits.TypingSeconds));
        services.AddAttempts("questions", limits => (limits.ChatQuestions, limits.ChatQuestionSeconds));
        services.AddAttempts("friends", limits => (limits.FriendCommandsPerMinute, 60));
        services.AddAttempts("logins", limits => (limits.LoginFailuresPerMinute, 60));
        services.AddAttempts("registrations", limits => (limits.RegistrationsPerHour, 3_600));
        services.AddAttempts("exports", limits => (limits.ExportsPerHour, 3_600));
        services.AddSingleton<ICommandFilter, CommandRates>();
        return services;
    }

    private static void AddAttempts(this IServiceCollection services, string name, Func<LimitsOptions, (int Limit, int Seconds)> choose) =>
        services.AddKeyedSingleton(name, (provider, _) =>
        {
            LimitsOptions limits = provider.GetRequiredService<LimitsOptions>();
            (int limit, int seconds) = choose(limits);
            return new AttemptLimit(limit, TimeSpan.FromSeconds(seconds), limits, provider.GetRequiredService<TimeProvider>());
        });
}
