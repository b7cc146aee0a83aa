using System.Globalization;
using System.Net;
using BlazingSun.Platform.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Telemetry;

/// <summary>The page <c>/metrics</c>, in Prometheus' text form.</summary>
public static class MetricsPage
{
    private const string Path = "/metrics";

    /// <summary>Adds the page's services, and its port where the option names one. Call it when the app's own addresses are set.</summary>
    public static WebApplicationBuilder AddMetricsPage(this WebApplicationBuilder builder)
    {
        builder.Services.AddSection<MetricsOptions>(builder.Configuration, MetricsOptions.Section);
        builder.Services.AddSingleton<MetricsText>();
        if (int.TryParse(builder.Configuration[$"{MetricsOptions.Section}:{nameof(MetricsOptions.Port)}"], CultureInfo.InvariantCulture, out int port) && port is > 0 and <= 65_535)
            builder.WebHost.UseUrls([.. Own(builder.Configuration), OnAll(port.ToString(CultureInfo.InvariantCulture))]);
        return builder;
    }

    /// <summary>Adds the page. Who may not see it is told that there is none.</summary>
    public static TRoutes MapMetricsPage<TRoutes>(this TRoutes app)
        where TRoutes : IEndpointRouteBuilder
    {
        MetricsText text = app.ServiceProvider.GetRequiredService<MetricsText>();
        int port = app.ServiceProvider.GetRequiredService<IOptions<MetricsOptions>>().Value.Port;
        app.MapGet(Path, (HttpContext context) => MaySee(context, port) ? Results.Text(text.Read(), "text/plain; version=0.0.4") : Results.NotFound())
            .ExcludeFromDescription();
        return app;
    }

    // Addresses, or else ports alone, as images of .NET set them; else what the server takes without either.
    private static IEnumerable<string> Own(IConfiguration configuration)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } addresses)
            return addresses.Split(';', StringSplitOptions.RemoveEmptyEntries);
        return configuration[WebHostDefaults.HttpPortsKey] is { Length: > 0 } ports
            ? ports.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(OnAll)
            : ["http://localhost:5000"];
    }

    private static string OnAll(string port) => $"http://*:{port}";

    // A proxy on this machine says for whom it asks.
    private static bool MaySee(HttpContext context, int port) => port > 0
        ? context.Connection.LocalPort == port
        : context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !context.Request.Headers.ContainsKey("X-Forwarded-For");
}
