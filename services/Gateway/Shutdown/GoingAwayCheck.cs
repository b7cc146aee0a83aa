using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlazingSun.Gateway.Shutdown;

/// <summary>Not ready while going away: a load balancer sends nobody here any more.</summary>
internal sealed class GoingAwayCheck(GoingAway goingAway) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(goingAway.HasBegun ? HealthCheckResult.Unhealthy("going away") : HealthCheckResult.Healthy());
}
