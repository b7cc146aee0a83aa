using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlazingSun.Gateway.Shutdown;

/// <summary>Not ready before events come: whoever came here earlier would miss some. Later losses are made up for, see <see cref="MissedEvents"/>.</summary>
internal sealed class ListeningCheck(MissedMessages missed) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(missed.IsListening ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("no events come yet"));
}
