using BlazingSun.Platform.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace BlazingSun.Platform.Dapr.Hosting;

/// <summary>Begins an app that is a program of its own, beside its sidecar.</summary>
public static class DaprHost
{
    // Below appsettings.json, environment and command line.
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["AllowedHosts"] = "*",
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",
        ["Logging:LogLevel:BlazingSun.Platform.Dapr"] = "Warning",
        ["Logging:Console:FormatterName"] = "simple",
        ["Logging:Console:FormatterOptions:SingleLine"] = "true",
        ["Logging:Console:FormatterOptions:TimestampFormat"] = "HH:mm:ss ",
    };

    /// <summary>A builder with the Dapr platform added, that listens where <c>ASPNETCORE_URLS</c> says, else on the port that the sidecar's starter chose.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="app">The app's id.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args, string app)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource
        {
            // The components know the password by that name.
            InitialData = Defaults.Append(new("Redis:Password", builder.Configuration["REDIS_PASSWORD"] ?? "")),
        });
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null && builder.Configuration["APP_PORT"] is { Length: > 0 } port)
            builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddDaprPlatform(builder.Configuration, app);
        return builder.AddMetricsPage();
    }
}
