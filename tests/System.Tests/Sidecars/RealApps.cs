using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>
/// Gateway and Games beside sidecars that somebody else has started and whose ports the environment names. Each app opens the port that its sidecar
/// waits for; what stands behind the components is whatever it is.
/// </summary>
public sealed class RealApps : IAsyncDisposable
{
    private const string Database = "Host=localhost;Username=postgres;Database=postgres";
    private readonly TemporaryFolder folder = new();

    /// <summary>Why they cannot run, or null.</summary>
    public static string? Missing { get; } = Variable("Gateway", "HTTP") is null || Variable("Games", "HTTP") is null
        ? "needs real sidecars: GATEWAY_DAPR_HTTP_PORT, GAMES_DAPR_HTTP_PORT and their GRPC ports."
        : null;

    /// <summary>The gateway.</summary>
    public AppProcess Gateway { get; private set; } = null!;

    /// <summary>Games.</summary>
    public AppProcess Games { get; private set; } = null!;

    /// <summary>Starts both and waits until they reach all that they need.</summary>
    public static async Task<RealApps> StartAsync(CancellationToken cancel)
    {
        RealApps apps = new();
        apps.Games = await apps.StartAsync("Games", cancel);
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
        foreach (AppProcess app in new[] { Gateway, Games })
        {
            if (app is not null)
                await app.DisposeAsync();
        }

        folder.Dispose();
    }

    private static string? Variable(string app, string api) =>
        Environment.GetEnvironmentVariable($"{app.ToUpperInvariant()}_DAPR_{api}_PORT") is { Length: > 0 } port ? port : null;

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
        string http = Variable(app, "HTTP")!;
        return await AppProcess.StartAsync(
            app,
            await AppPortAsync(http, cancel),
            cancel,
            ("DAPR_HTTP_PORT", http),
            ("DAPR_GRPC_PORT", Variable(app, "GRPC") ?? "50001"),
            ($"Postgres__{app}", Environment.GetEnvironmentVariable($"Postgres__{app}") ?? Database),
            ("Accounts__KeyDirectory", folder.Path),
            ("Limits__Enabled", "false"));
    }

    // The sidecar knows where it expects its app.
    private static async Task<string> AppPortAsync(string sidecar, CancellationToken cancel)
    {
        using HttpClient http = new() { BaseAddress = new Uri($"http://127.0.0.1:{sidecar}") };
        if (Environment.GetEnvironmentVariable("DAPR_API_TOKEN") is { Length: > 0 } token)
            http.DefaultRequestHeaders.Add("dapr-api-token", token);
        JsonObject metadata = (await http.GetFromJsonAsync<JsonObject>("/v1.0/metadata", cancel))!;
        return metadata["appConnectionProperties"]!["port"]!.ToString();
    }
}
