using System.Data.Common;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.Redis;
using BlazingSun.Platform.Relational;
using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlazingSun.Platform.Health;

/// <summary>Declares what the health page names; each check uses the dependency, and one that takes over 2 seconds counts as away.</summary>
public static class DependencyChecks
{
    /// <summary>A topic that nobody reads.</summary>
    public const string ProbeTopic = "health.probe";

    private const string ProbeKey = "health";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The app's relational database answers; named <c>{app}-database</c>.</summary>
    public static IServiceCollection AddDatabaseCheck(this IServiceCollection services, string app) =>
        services.AddCheck($"{app}-database", async (provider, cancellationToken) =>
        {
            await using DbConnection connection = await provider.GetRequiredKeyedService<IDatabase>(app).OpenAsync(cancellationToken);
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            await command.ExecuteScalarAsync(cancellationToken);
        });

    /// <summary>The state store can be read; named as the store.</summary>
    public static IServiceCollection AddStateCheck(this IServiceCollection services, string store) =>
        services.AddCheck(store, async (provider, cancellationToken) =>
            await provider.GetRequiredKeyedService<IStateStore>(store).GetAsync(ProbeKey, cancellationToken));

    /// <summary>The bus takes a message; named <c>pubsub</c>.</summary>
    public static IServiceCollection AddBusCheck(this IServiceCollection services) =>
        services.AddCheck("pubsub", async (provider, cancellationToken) =>
            await provider.GetRequiredService<IBus>().PublishAsync(ProbeTopic, new BusMessage(ProbeKey, "{}"u8.ToArray()), cancellationToken));

    /// <summary>Redis answers; named <c>redis</c>. The app is ready without it: nobody sees who is online, and all else goes on.</summary>
    public static IServiceCollection AddRedisCheck(this IServiceCollection services) => services.AddCheck(
        "redis",
        async (provider, cancellationToken) =>
            await provider.GetRequiredService<RedisConnection>().CallAsync(database => database.PingAsync(), Patience, cancellationToken),
        HealthStatus.Degraded);

    private static IServiceCollection AddCheck(
        this IServiceCollection services, string name, Func<IServiceProvider, CancellationToken, Task> probe, HealthStatus? away = null)
    {
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            name, provider => new DependencyCheck(cancellationToken => probe(provider, cancellationToken)), away, tags: null, Patience));
        return services;
    }
}
