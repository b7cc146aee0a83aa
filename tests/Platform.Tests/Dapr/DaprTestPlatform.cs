using System.Net;
using System.Net.Sockets;
using BlazingSun.DaprEmulator;
using BlazingSun.Platform.Dapr;
using BlazingSun.Platform.Dapr.Workflows;
using BlazingSun.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>An app beside a sidecar, both on one virtual clock. They start and stop together.</summary>
public sealed class DaprTestPlatform : TestPlatform
{
    // On the virtual clock a call takes as long as a test happens to advance it meanwhile.
    private static readonly KeyValuePair<string, string?>[] Patience =
    [
        new("Dapr:CallTimeout", "00:01:00"), new("Dapr:ActorCallTimeout", "00:05:00"), new("Dapr:WorkflowStartTimeout", "00:05:00"),
    ];

    private readonly DaprWorld _world;
    private readonly Action<IServiceCollection> _services;
    private WebApplication? _app;
    private Sidecar? _sidecar;

    private DaprTestPlatform(Action<IServiceCollection> services)
    {
        _services = services;
        _world = new DaprWorld(new DaprWorldOptions { Time = Time });
    }

    /// <summary>The clock of everything.</summary>
    public VirtualTimeProvider Time { get; } = new();

    /// <summary>What is behind the sidecar.</summary>
    public DaprWorld World => _world;

    /// <inheritdoc/>
    public override IServiceProvider Services => _app!.Services;

    /// <summary>Starts both.</summary>
    public static async Task<DaprTestPlatform> StartAsync(Action<IServiceCollection> services, CancellationToken cancellationToken)
    {
        DaprTestPlatform platform = new(services);
        await platform.StartAsync(cancellationToken);
        return platform;
    }

    /// <inheritdoc/>
    public override Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        return Task.CompletedTask;
    }

    /// <summary>What a lost worker had in hand comes again after a second.</summary>
    public override Task SettleAsync(Task task, CancellationToken cancellationToken) =>
        PassUntilAsync(task, TimeSpan.FromMilliseconds(50), cancellationToken);

    /// <inheritdoc/>
    public override async Task RestartAsync(CancellationToken cancellationToken, TimeSpan downtime = default)
    {
        await StopAsync(cancellationToken);
        Time.Advance(downtime);
        await StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true));
        await _world.DisposeAsync();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        // The port is held from here on: the sidecar has to know it before the app listens.
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        _sidecar = await _world.AddSidecarAsync("games", port);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}").UseSockets(sockets => sockets.CreateBoundListenSocket = _ => socket);
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            [new("DAPR_HTTP_PORT", $"{_sidecar.HttpPort}"), new("DAPR_GRPC_PORT", $"{_sidecar.GrpcPort}"), .. Patience]);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddDaprPlatform(builder.Configuration, "games");
        _services(builder.Services);
        _app = builder.Build();
        _app.MapDaprPlatform();
        await _app.StartAsync(cancellationToken);
        await _sidecar.WaitUntilReadyAsync(cancellationToken);

        // The worker asks from time to time whether the sidecar counts it.
        await PassUntilAsync(Get<WorkerGate>().OpenedAsync(cancellationToken), TimeSpan.FromMilliseconds(100), cancellationToken);
    }

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _app!.StopAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A test may leave turns that never end.
        }

        await _sidecar!.StopAsync();
        await _app!.DisposeAsync();
    }
}
