using BlazingSun.Platform.Health;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlazingSun.Platform.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task Every_dependency_is_named_and_healthy_once_the_platform_runs()
    {
        await using EmbeddedHost host = await EmbeddedHost.StartAsync(services => services.AddDatabaseCheck("games"));

        Assert.Equal(["documents Healthy", "games-database Healthy", "pubsub Healthy", "rooms Healthy"], await CheckAsync(host));
    }

    [Fact]
    public async Task What_is_away_is_unhealthy_and_the_others_are_not_and_afterwards_all_are_healthy()
    {
        using DataFolder data = new();
        string file = Path.Combine(data.Path, "data");
        await File.WriteAllTextAsync(file, "in the way", TestContext.Current.CancellationToken);
        await using EmbeddedHost host = EmbeddedHost.Build(services => services.AddDatabaseCheck("games"), folder: file);

        Assert.Equal(["documents Unhealthy", "games-database Unhealthy", "pubsub Healthy", "rooms Unhealthy"], await CheckAsync(host));
        File.Delete(file);
        Assert.Equal(["documents Healthy", "games-database Healthy", "pubsub Healthy", "rooms Healthy"], await CheckAsync(host));
    }

    private static async Task<IEnumerable<string>> CheckAsync(EmbeddedHost host)
    {
        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        return report.Entries.Select(entry => $"{entry.Key} {entry.Value.Status}").Order(StringComparer.Ordinal);
    }
}
