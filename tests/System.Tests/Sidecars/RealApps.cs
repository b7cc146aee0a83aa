using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>
/// Gateway and Games beside sidecars that somebody else has started and whose ports the environment names. Each app opens the port that its sidecar
/// waits for; what stands behind the components is whatever it is.
/// </summary>
public sealed class RealApps : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Why they cannot run, or null.</summary>
    public static string? Missing { get; } = RealSidecar.Of("gateway") is null || RealSidecar.Of("games") is null
        ? "needs real sidecars: GATEWAY_DAPR_HTTP_PORT, GAMES_DAPR_HTTP_PORT and their GRPC ports."
        : null;

    /// <summary>The gateway.</summary>
    public AppProcess Gateway { get; private set; } = null!;

    /// <summary>Chat, where it has a sidecar.</summary>
    public AppProcess? Chat { get; private set; }

    /// <summary>Games.</summary>
    public AppProcess Games { get; private set; } = null!;

    /// <summary>Starts both and waits until they reach all that they need.</summary>
    public static async Task<RealApps> StartAsync(CancellationToken cancel)
    {
        RealApps apps = new();
        apps.Games = await apps.StartAsync("Games", cancel);
        if (RealSidecar.Of("chat") is not null)
            apps.Chat = await apps.StartAsync("Chat", cancel);
        apps.Gateway = await apps.StartAsync("Gateway", cancel);
        await ReadyAsync(apps.Games, cancel);
        await ReadyAsync(apps.Gateway, cancel);
        return apps;
    }

    /// <summary>Ends Games without a warning and starts it again.</summary>
    public async Task KillGamesAsync(CancellationToken cancel)
    {
        await Games.KillAsync();
        await Games.DisposeAsync();
        Games = await StartAsync("Games", cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (AppProcess? app in new[] { Gateway, Chat, Games })
        {
            if (app is not null)
                await app.DisposeAsync();
        }

        folder.Dispose();
    }

    /// <summary>The variable that names the database of an app.</summary>
    public static (string Name, string Value) Database(string app) => (
        $"Postgres__{app}", Environment.GetEnvironmentVariable($"Postgres__{app}") ?? "Host=localhost;Username=postgres;Database=postgres");

    private static Task ReadyAsync(AppProcess app, CancellationToken cancel) => Wait.UntilAsync(
        async () =>
        {
            using HttpResponseMessage answer = await app.Http.GetAsync("/health/ready", cancel);
            return answer.IsSuccessStatusCode;
        },
        cancel,
        TimeSpan.FromMinutes(1));

    private async Task<AppProcess> StartAsync(string app, CancellationToken cancel)
    {
        RealSidecar sidecar = RealSidecar.Of(app.ToLowerInvariant())!;
        return await AppProcess.StartAsync(
            app,
            Ports.Text(await sidecar.AppPortAsync(cancel)),
            cancel,
            ("DAPR_HTTP_PORT", sidecar.HttpPort),
            ("DAPR_GRPC_PORT", sidecar.GrpcPort),
            Database(app),
            ("Accounts__KeyDirectory", folder.Path),
            ("Limits__Enabled", "false"));
    }
}
