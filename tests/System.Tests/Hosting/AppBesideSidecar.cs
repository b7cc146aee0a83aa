using System.Globalization;
using BlazingSun.DaprEmulator;

namespace BlazingSun.SystemTests.Hosting;

/// <summary>One replica of an app as a program of its own, with the sidecar beside it. Each can end and come back without the other.</summary>
public sealed class AppBesideSidecar : IAsyncDisposable
{
    private const string ApiToken = "sidecar-secret";
    private const string AppToken = "app-secret";
    private readonly DaprWorld world;
    private readonly string app;
    private readonly string port = Ports.Free();
    private readonly (string Name, string Value)[] environment;
    private volatile TaskCompletionSource up = NotUp();

    private AppBesideSidecar(DaprWorld world, string app, (string Name, string Value)[] environment) =>
        (this.world, this.app, this.environment) = (world, app, environment);

    /// <summary>The program.</summary>
    public AppProcess Process { get; private set; } = null!;

    /// <summary>The sidecar.</summary>
    public Sidecar Sidecar { get; private set; } = null!;

    /// <summary>Whether the program listens.</summary>
    public bool IsUp => up.Task.IsCompleted;

    /// <summary>The gateway's sockets.</summary>
    public Uri SocketAddress => new($"ws://127.0.0.1:{port}/ws");

    /// <summary>Starts both and waits until they have found each other.</summary>
    /// <param name="world">What stands behind the sidecar.</param>
    /// <param name="app"><c>Gateway</c> or <c>Games</c>.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="environment">Of the program, besides what the sidecar's starter sets.</param>
    public static async Task<AppBesideSidecar> StartAsync(
        DaprWorld world, string app, CancellationToken cancel, params (string Name, string Value)[] environment)
    {
        AppBesideSidecar started = new(world, app, environment);
        await started.StartSidecarAsync();
        await started.StartAppAsync(cancel);
        await started.Sidecar.WaitUntilReadyAsync(cancel);
        return started;
    }

    /// <summary>Starts the program beside the sidecar, where it was before.</summary>
    public async Task StartAppAsync(CancellationToken cancel)
    {
        await (Process?.DisposeAsync() ?? ValueTask.CompletedTask);
        Process = await AppProcess.StartAsync(
            app,
            port,
            cancel,
            [
                ("DAPR_HTTP_PORT", Text(Sidecar.HttpPort)),
                ("DAPR_GRPC_PORT", Text(Sidecar.GrpcPort)),
                ("DAPR_API_TOKEN", ApiToken),
                ("APP_API_TOKEN", AppToken),
                .. environment,
            ]);
        up.TrySetResult();
    }

    /// <summary>Waits until the program listens.</summary>
    public Task WhenUpAsync(CancellationToken cancel) => up.Task.WaitAsync(cancel);

    /// <summary>Starts the sidecar, where it was before.</summary>
    public async Task StartSidecarAsync() => Sidecar = await world.AddSidecarAsync(
        app.ToLowerInvariant(),
        int.Parse(port, CultureInfo.InvariantCulture),
        new SidecarOptions
        {
            HttpPort = Sidecar?.HttpPort ?? 0,
            GrpcPort = Sidecar?.GrpcPort ?? 0,
            ApiToken = ApiToken,
            AppApiToken = AppToken,
        });

    /// <summary>Ends the program without any warning and starts it again beside the same sidecar.</summary>
    public async Task KillAppAsync(CancellationToken cancel)
    {
        await EndAppAsync();
        await StartAppAsync(cancel);
    }

    /// <summary>Ends the program without any warning; its sidecar stays.</summary>
    public Task EndAppAsync()
    {
        up = NotUp();
        return Process.KillAsync();
    }

    /// <summary>Ends the sidecar without any warning and starts another one in its place.</summary>
    public async Task KillSidecarAsync(CancellationToken cancel)
    {
        await Sidecar.KillAsync();
        await StartSidecarAsync();
        await Sidecar.WaitUntilReadyAsync(cancel);
    }

    /// <summary>Ends both at once without any warning, for good, as when their machine fails.</summary>
    public Task LoseAsync()
    {
        up = NotUp();
        return Task.WhenAll(Process.KillAsync(), Sidecar.KillAsync());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private static TaskCompletionSource NotUp() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
