using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlazingSun.Platform.Health;

/// <summary>Healthy while the probe goes through.</summary>
internal sealed class DependencyCheck(Func<CancellationToken, Task> probe) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await probe(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is DependencyUnavailableException or DbException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error);
        }
    }
}
