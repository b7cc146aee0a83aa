using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace BlazingSun.Testing;

/// <summary>
/// A sidecar that somebody else has started, as the environment names it: <c>GAMES_DAPR_HTTP_PORT</c>, <c>GAMES_DAPR_GRPC_PORT</c>, …, with the tokens
/// <c>DAPR_API_TOKEN</c> and <c>APP_API_TOKEN</c>. It waits for an app on the port that it was told.
/// </summary>
public sealed class RealSidecar
{
    private RealSidecar(string app, string httpPort) => (App, HttpPort) = (app, httpPort);

    /// <summary>The app's id.</summary>
    public string App { get; }

    /// <summary>Port of its HTTP API.</summary>
    public string HttpPort { get; }

    /// <summary>Port of its gRPC API.</summary>
    public string GrpcPort => Variable($"{App.ToUpperInvariant()}_DAPR_GRPC_PORT") ?? "50001";

    /// <summary>Its HTTP API.</summary>
    public string Address => $"http://127.0.0.1:{HttpPort}";

    /// <summary>What it asks of its callers; empty for nothing.</summary>
    public static string Token => Variable("DAPR_API_TOKEN") ?? "";

    /// <summary>What it sends to its app; empty for nothing.</summary>
    public static string AppToken => Variable("APP_API_TOKEN") ?? "";

    /// <summary>Whether the suites run against real sidecars.</summary>
    public static bool IsMeant => Of("games") is not null;

    /// <summary>The sidecar of an app, or null where none is named.</summary>
    public static RealSidecar? Of(string app) => Variable($"{app.ToUpperInvariant()}_DAPR_HTTP_PORT") is { } port ? new RealSidecar(app, port) : null;

    /// <summary>A name that no other test has, also in earlier runs.</summary>
    public static string NewName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    /// <summary>What it says of itself.</summary>
    public async Task<JsonObject> MetadataAsync(CancellationToken cancellationToken)
    {
        using HttpClient http = new() { BaseAddress = new Uri(Address) };
        http.DefaultRequestHeaders.Add("dapr-api-token", Token);
        return (await http.GetFromJsonAsync<JsonObject>("/v1.0/metadata", cancellationToken))!;
    }

    /// <summary>Publishes something to a topic.</summary>
    /// <returns>What the sidecar says when it cannot, else null.</returns>
    public async Task<string?> PublishAsync(string topic, CancellationToken cancellationToken)
    {
        using HttpClient http = new() { BaseAddress = new Uri(Address) };
        http.DefaultRequestHeaders.Add("dapr-api-token", Token);
        using HttpResponseMessage answer = await http.PostAsync($"/v1.0/publish/pubsub/{topic}?metadata.rawPayload=true&metadata.partitionKey=verify", new StringContent("{}"), cancellationToken);
        return answer.IsSuccessStatusCode ? null : await answer.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>The topics it subscribed to for its app, by component. It asks its app once in its life.</summary>
    public async Task<IReadOnlyList<(string Component, string Topic)>> SubscriptionsAsync(CancellationToken cancellationToken)
    {
        JsonArray subscriptions = (await MetadataAsync(cancellationToken))["subscriptions"] as JsonArray ?? [];
        return [.. subscriptions.Select(subscription => (subscription!["pubsubname"]!.GetValue<string>(), subscription["topic"]!.GetValue<string>()))];
    }

    /// <summary>The port on which it expects its app.</summary>
    /// <exception cref="InvalidOperationException">It expects none, or another program has the port.</exception>
    public async Task<int> AppPortAsync(CancellationToken cancellationToken)
    {
        string text = (await MetadataAsync(cancellationToken))["appConnectionProperties"]?["port"]?.ToString() ?? "0";
        int port = int.Parse(text, CultureInfo.InvariantCulture);
        if (port == 0)
            throw new InvalidOperationException($"The sidecar of {App} expects no app: it was started without --app-port.");
        if (await IsOpenAsync(port, cancellationToken))
            throw new InvalidOperationException($"The sidecar of {App} has its app already: a program listens on port {port}. Stop it, and start the sidecar anew without it.");
        return port;
    }

    /// <summary>Waits until it has found its app and everything that it needs itself.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using HttpClient http = new() { BaseAddress = new Uri(Address) };
        await Wait.UntilAsync(
            async () =>
            {
                using HttpResponseMessage answer = await http.GetAsync("/v1.0/healthz", cancellationToken);
                return answer.IsSuccessStatusCode;
            },
            cancellationToken,
            TimeSpan.FromMinutes(1));
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static async Task<bool> IsOpenAsync(int port, CancellationToken cancellationToken)
    {
        using TcpClient client = new();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
