using System.Globalization;
using BlazingSun.DaprEmulator;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Hosting;

/// <summary>Gateway and Games as programs of their own, each beside a sidecar of one world, on PostgreSQL.</summary>
public sealed class AppsBesideSidecars : IAsyncDisposable
{
    private const string ApiToken = "sidecar-secret";
    private const string AppToken = "app-secret";
    private readonly TemporaryFolder folder = new();
    private readonly string database;

    private AppsBesideSidecars(string database) => this.database = database;

    /// <summary>What stands behind the sidecars.</summary>
    public DaprWorld World { get; } = new();

    /// <summary>The gateway's program.</summary>
    public AppProcess Gateway { get; private set; } = null!;

    /// <summary>The program of Games.</summary>
    public AppProcess Games { get; private set; } = null!;

    /// <summary>Where the gateway keeps its keys.</summary>
    public string Data => folder.Path;

    /// <summary>Starts both and waits until their sidecars have found them.</summary>
    public static async Task<AppsBesideSidecars> StartAsync(PostgresServer postgres, CancellationToken cancel)
    {
        AppsBesideSidecars system = new(await postgres.NewDatabaseAsync());
        system.Games = await system.StartAppAsync("Games", cancel);
        system.Gateway = await system.StartAppAsync("Gateway", cancel);
        return system;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Games.DisposeAsync();
        await World.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Starts one more of an app, with a sidecar of its own.</summary>
    public async Task<AppProcess> StartAppAsync(string app, CancellationToken cancel)
    {
        string port = Ports.Free();
        Sidecar sidecar = await World.AddSidecarAsync(
            app.ToLowerInvariant(), int.Parse(port, CultureInfo.InvariantCulture), new SidecarOptions { ApiToken = ApiToken, AppApiToken = AppToken });
        AppProcess started = await AppProcess.StartAsync(
            app,
            port,
            cancel,
            ("DAPR_HTTP_PORT", sidecar.HttpPort.ToString(CultureInfo.InvariantCulture)),
            ("DAPR_GRPC_PORT", sidecar.GrpcPort.ToString(CultureInfo.InvariantCulture)),
            ("DAPR_API_TOKEN", ApiToken),
            ("APP_API_TOKEN", AppToken),
            ($"Postgres__{app}", database),
            ("Accounts__KeyDirectory", Path.Combine(folder.Path, "keys")),
            ("Gateway__WebRoot", Repository.WebRoot),
            ("Limits__Enabled", "false"));
        await sidecar.WaitUntilReadyAsync(cancel);
        return started;
    }
}
