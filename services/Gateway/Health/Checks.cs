using System.Data.Common;
using BlazingSun.Gateway.Commands;
using BlazingSun.Platform;
using BlazingSun.Platform.Relational;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlazingSun.Gateway.Health;

/// <summary>The users' database answers.</summary>
internal sealed class DatabaseHealth([FromKeyedServices("gateway")] IDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using DbConnection connection = await database.OpenAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is DependencyUnavailableException or DbException)
        {
            return HealthCheckResult.Unhealthy(exception: exception);
        }
    }
}

/// <summary>The last commands went out.</summary>
internal sealed class BrokerHealth(CommandPump pump) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(pump.IsPublishing ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
