using BlazingSun.Platform.Dapr;
using BlazingSun.Platform.Dapr.Workflows;
using BlazingSun.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Tests.Dapr.Real;

/// <summary>An app beside the real sidecar of Games, which goes on while the app stops and starts. Time is real; actors and workflows have names of the test's own.</summary>
internal sealed class RealTestPlatform : TestPlatform
{
    private readonly RealSidecar _sidecar = RealSidecar.Of("games")!;
    private readonly OwnNames _names = new();
    private readonly Action<IServiceCollection> _services;
    private WebApplication? _app;

    private RealTestPlatform(Action<IServiceCollection> services) => _services = services;

    public override IServiceProvider Services => _app!.Services;

    public static async Task<RealTestPlatform> StartAsync(Action<IServiceCollection> services, CancellationToken cancellationToken)
    {
        RealTestPlatform platform = new(services);
        await platform.StartAsync(cancellationToken);
        return platform;
    }

    public override Task PassAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, TestContext.Current.CancellationToken);

    public override async Task RestartAsync(CancellationToken cancellationToken, TimeSpan downtime = default)
    {
        await StopAsync();
        await PassAsync(downtime);
        await StartAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync() => await StopAsync();

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{await _sidecar.AppPortAsync(cancellationToken)}");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            new("DAPR_HTTP_PORT", _sidecar.HttpPort), new("DAPR_GRPC_PORT", _sidecar.GrpcPort),
            new("Dapr:CallTimeout", "00:00:10"), new("Dapr:ActorCallTimeout", "00:01:00"), new("Dapr:WorkflowStartTimeout", "00:00:30"),
        ]);
        builder.Services.AddDaprPlatform(builder.Configuration, "games");
        _services(builder.Services);
        _names.ApplyTo(builder.Services);
        _app = builder.Build();
        _app.MapDaprPlatform();
        await _app.StartAsync(cancellationToken);
        await _sidecar.WaitUntilReadyAsync(cancellationToken);
        await Get<WorkerGate>().OpenedAsync(cancellationToken);
    }

    // A test may leave turns that never end.
    private async Task StopAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(1), TimeProvider.System);
        try
        {
            await _app!.StopAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
        }

        await _app!.DisposeAsync();
    }
}
