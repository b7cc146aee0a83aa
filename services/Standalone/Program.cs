using BlazingSun.Chat;
using BlazingSun.Games;
using BlazingSun.Gateway;
using BlazingSun.Platform.Embedded;
using BlazingSun.Platform.Telemetry;
using BlazingSun.Standalone;

try
{
    WebApplicationBuilder builder = WebApplication.CreateBuilder(
        new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddStandaloneSettings(args);
    builder.Services
        .AddEmbeddedPlatform(builder.Configuration)
        .AddGateway(builder.Configuration)
        .AddGames()
        .AddChat();
    builder.AddMetricsPage();

    await using WebApplication app = builder.Build();
    app.MapGames();
    app.MapChat();
    app.MapGateway().MapMetricsPage();
    await app.StartAsync();
    await Console.Out.WriteLineAsync(Welcome.Text(app));
    await app.WaitForShutdownAsync();
    await Console.Out.WriteLineAsync("Stopped.");
    return 0;
}
catch (Exception e) when (StartProblem.Explain(e) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return 1;
}
