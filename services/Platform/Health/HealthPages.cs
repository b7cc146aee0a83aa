using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlazingSun.Platform.Health;

/// <summary>The pages that say how an app is.</summary>
public static class HealthPages
{
    /// <summary>The tag of checks that say whether the app takes anyone in; dependencies, which all replicas share, have no part in that.</summary>
    public const string Serving = "serving";

    /// <summary>
    /// Adds <c>/health</c>, which says that the process runs, <c>/health/serving</c>, which says that it takes anyone in, and <c>/health/ready</c>, which
    /// names each dependency.
    /// </summary>
    public static TRoutes MapHealthPages<TRoutes>(this TRoutes app)
        where TRoutes : IEndpointRouteBuilder
    {
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/serving", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Serving) });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
        return app;
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        string json = JsonSerializer.Serialize(new
        {
            status = report.Status == HealthStatus.Unhealthy ? "away" : "ready",
            dependencies = report.Entries.ToDictionary(entry => entry.Key, entry => Name(entry.Value.Status)),
        });
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    private static string Name(HealthStatus status) => status == HealthStatus.Healthy ? "ready" : "away";
}
