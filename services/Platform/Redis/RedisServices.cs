using BlazingSun.Platform.Configuration;
using BlazingSun.Platform.Health;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Redis;

/// <summary>Adds the connection to Redis.</summary>
public static class RedisServices
{
    /// <summary>Whether the configuration names a Redis.</summary>
    public static bool HasRedis(this IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.Configuration)}"]);

    /// <summary>Adds it and its check; options are read from the section <c>Redis</c>.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services, IConfiguration configuration) => services
        .AddSection<RedisOptions>(configuration, RedisOptions.Section)
        .AddSingleton<IValidateOptions<RedisOptions>, RedisOptionsCheck>()
        .AddSingleton<RedisConnection>()
        .AddRedisCheck();
}
