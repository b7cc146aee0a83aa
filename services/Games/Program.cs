using BlazingSun.Platform.Dapr;
using BlazingSun.Platform.Dapr.Hosting;
using BlazingSun.Platform.Dapr.Invocation;
using BlazingSun.Platform.Exports;
using BlazingSun.Platform.Health;
using BlazingSun.Platform.Telemetry;
using Microsoft.AspNetCore.Builder;

namespace BlazingSun.Games;

/// <summary>Games as a program of its own, beside a Dapr sidecar.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            WebApplicationBuilder builder = DaprHost.CreateBuilder(args, GamesApp.Name);
            builder.Services.AddGames().AddSidecarCallers();
            await using WebApplication app = builder.Build();
            app.UseFailedCalls().UseAuthentication().UseAuthorization();
            app.MapGames().MapExport().MapHealthPages().MapMetricsPage().MapDaprPlatform();
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
