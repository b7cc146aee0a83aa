using System.Text.Json;
using BlazingSun.Platform.Health;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlazingSun.Gateway.Health;

internal static class HealthFeature
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services.AddDatabaseCheck("gateway");

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
        return app;
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        string json = JsonSerializer.Serialize(new
        {
            status = Name(report.Status),
            dependencies = report.Entries.ToDictionary(entry => entry.Key, entry => Name(entry.Value.Status)),
        });
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    private static string Name(HealthStatus status) => status == HealthStatus.Healthy ? "ready" : "away";
}
