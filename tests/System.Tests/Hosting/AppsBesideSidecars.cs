using BlazingSun.DaprEmulator;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Hosting;

/// <summary>The apps as programs of their own, each beside a sidecar of one world, on PostgreSQL and Redis.</summary>
public sealed class AppsBesideSidecars : ISite
{
    private readonly TemporaryFolder folder = new();
    private readonly List<AppBesideSidecar> gateways = [];
    private readonly List<AppBesideSidecar> games = [];
    private readonly List<AppBesideSidecar> chats = [];
    private readonly RedisServer redis = new();
    private readonly string database;

    private AppsBesideSidecars(string database) => this.database = database;

    /// <summary>What stands behind the sidecars.</summary>
    public DaprWorld World { get; } = new();

    /// <summary>The replicas of Gateway.</summary>
    public IReadOnlyList<AppBesideSidecar> Gateways => gateways;

    /// <summary>The replicas of Games.</summary>
    public IReadOnlyList<AppBesideSidecar> Games => games;

    /// <summary>The replicas of Chat.</summary>
    public IReadOnlyList<AppBesideSidecar> Chats => chats;

    /// <summary>Where presence is kept.</summary>
    public RedisServer Redis => redis;

    /// <summary>The program of the first gateway.</summary>
    public AppProcess Gateway => gateways[0].Process;

    /// <inheritdoc/>
    public Uri Address => Gateway.Http.BaseAddress!;

    /// <inheritdoc/>
    public Uri SocketAddress => Gateway.SocketAddress;

    /// <inheritdoc/>
    public string Data => folder.Path;

    private IEnumerable<AppBesideSidecar> All => gateways.Concat(games).Concat(chats);

    /// <summary>Starts so many of each and waits until their sidecars have found them.</summary>
    public static async Task<AppsBesideSidecars> StartAsync(PostgresServer postgres, CancellationToken cancel, int replicas = 1)
    {
        AppsBesideSidecars system = new(await postgres.NewDatabaseAsync());
        Assert.SkipWhen(system.redis.Missing is not null, system.redis.Missing ?? "");
        await system.redis.InitializeAsync();
        for (int i = 0; i < replicas; i++)
        {
            system.games.Add(await system.StartAppAsync("Games", cancel));
            system.chats.Add(await system.StartAppAsync("Chat", cancel));
            system.gateways.Add(await system.StartAppAsync("Gateway", cancel));
        }

        return system;
    }

    /// <inheritdoc/>
    public Task KillAsync() => Task.WhenAll(All.Select(app => app.Process.KillAsync()));

    /// <summary>Asks the gateways to stop, then the others.</summary>
    public async Task<int[]> StopAsync(CancellationToken cancel)
    {
        List<int> exitCodes = [];
        foreach (AppBesideSidecar app in All)
            exitCodes.Add(await app.Process.StopAsync(cancel));
        return [.. exitCodes];
    }

    /// <inheritdoc/>
    public Task StartAgainAsync(CancellationToken cancel) => Task.WhenAll(All.Select(app => app.StartAppAsync(cancel)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (AppBesideSidecar app in All)
                await app.DisposeAsync();
            await World.DisposeAsync();
        }
        finally
        {
            await redis.DisposeAsync();
            folder.Dispose();
        }
    }

    private Task<AppBesideSidecar> StartAppAsync(string app, CancellationToken cancel) => AppBesideSidecar.StartAsync(
        World,
        app,
        cancel,
        ($"Postgres__{app}", database),
        ("Accounts__KeyDirectory", Path.Combine(folder.Path, "keys")),
        ("Gateway__WebRoot", Repository.WebRoot),
        ("Redis__Configuration", redis.Address),
        ("Limits__Enabled", "false"));
}
