using BlazingSun.Gateway.Apps;
using BlazingSun.Platform.Dapr;
using BlazingSun.Platform.Dapr.Hosting;
using BlazingSun.Platform.Presence;
using BlazingSun.Platform.Telemetry;

namespace BlazingSun.Gateway;

/// <summary>Gateway as a program of its own, beside a Dapr sidecar.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            WebApplicationBuilder builder = DaprHost.CreateBuilder(args, "gateway");
            builder.Services.AddSharedPresence(builder.Configuration).AddGateway(builder.Configuration).AddInvokedExports();
            await using WebApplication app = builder.Build();
            app.MapGateway().MapApps().MapMetricsPage().MapDaprPlatform();
            await app.RunAsync();
            return 0;
        }
        catch (Exception e) when (StartProblem.Explain(e) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }
    }
}
