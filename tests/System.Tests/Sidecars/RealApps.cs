using System.Text.Json.Nodes;
using BlazingSun.Players.Dice;
using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>
/// The apps beside sidecars that somebody else has started and whose ports the environment names. Each app opens the port that its sidecar waits for; what
/// stands behind the components is whatever it is.
/// </summary>
public sealed class RealApps : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Why they cannot run, or null.</summary>
    public static string? Missing { get; } = new[] { "gateway", "chat", "games" }.Any(app => RealSidecar.Of(app) is null)
        ? "needs real sidecars: GATEWAY_DAPR_HTTP_PORT, CHAT_DAPR_HTTP_PORT, GAMES_DAPR_HTTP_PORT and their GRPC ports."
        : null;

    /// <summary>The gateway.</summary>
    public AppProcess Gateway { get; private set; } = null!;

    /// <summary>Chat.</summary>
    public AppProcess Chat { get; private set; } = null!;

    /// <summary>Games.</summary>
    public AppProcess Games { get; private set; } = null!;

    /// <summary>Starts them and waits until they reach all that they need.</summary>
    public static async Task<RealApps> StartAsync(CancellationToken cancel)
    {
        RealApps apps = new();
        apps.Games = await apps.StartAsync("Games", cancel);
        apps.Chat = await apps.StartAsync("Chat", cancel);
        apps.Gateway = await apps.StartAsync("Gateway", cancel);
        foreach (AppProcess app in new[] { apps.Games, apps.Chat, apps.Gateway })
            await ReadyAsync(app, cancel);
        return apps;
    }

    /// <summary>A user with a name that nobody had before.</summary>
    public async Task<DicePlayer> RegisterAsync(CancellationToken cancel)
    {
        JsonObject session = await Accounts.RegisterAsync(Gateway.Http.BaseAddress!, $"v{RealSidecar.NewName()}", cancel);
        return new DicePlayer(session["user"]!["id"]!.GetValue<string>(), session["token"]!.GetValue<string>());
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
