using System.Text.Json;
using BlazingSun.DaprEmulator.Actors;
using BlazingSun.Recordings;
using BlazingSun.Testing;

namespace BlazingSun.DaprEmulator.Tests;

/// <summary>A world on virtual time with this product's components, and apps that subscribe to one topic and host one actor type.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly SidecarClient _client = new();
    private readonly List<TestApp> _apps = [];

    internal Scene(string? folder = null, IReadOnlyDictionary<string, ActorRetry>? actorRetries = null) => World = new DaprWorld(
        new DaprWorldOptions { Time = Time, Folder = folder, ActorRetries = actorRetries ?? new Dictionary<string, ActorRetry>() });

    internal static CancellationToken Token => TestContext.Current.CancellationToken;

    internal VirtualTimeProvider Time { get; } = new();

    internal DaprWorld World { get; }

    /// <summary>What came to the apps besides questions at start, in order: of deliveries the bodies of the messages.</summary>
    internal Recorder<string> Got { get; } = new();

    /// <summary>What apps answer to reminders and calls to actors.</summary>
    internal Func<string, AppReply> Answer { get; set; } = _ => new AppReply(200);

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        foreach (TestApp app in _apps)
            await app.DisposeAsync();
        _client.Dispose();
    }

    /// <summary>What apps answer to the health probe.</summary>
    internal bool IsHealthy { get; set; } = true;

    internal async Task<Sidecar> StartAsync(string appId = "games", string pubSub = "pubsub", SidecarOptions? options = null)
    {
        TestApp app = await new TestApp(call => Reply(call, pubSub)).StartAsync();
        _apps.Add(app);
        Sidecar sidecar = await World.AddSidecarAsync(appId, app.Port, options);
        await sidecar.WaitUntilReadyAsync(Token);
        return sidecar;
    }

    internal Task<RecordedResponse> CallAsync(Sidecar sidecar, string method, string path, string? body = null) =>
        _client.SendAsync(sidecar, method, path, body, Token);

    /// <summary>A call by someone without patience.</summary>
    internal async Task GiveUpAsync(Sidecar sidecar, string method, string path, string body)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _client.SendAsync(sidecar, method, path, body, patience.Token));
    }

    internal Task<RecordedResponse> PublishAsync(Sidecar sidecar, params (string Key, string Text)[] messages) => CallAsync(
        sidecar,
        "POST",
        "/v1.0/publish/bulk/pubsub/t?metadata.rawPayload=true",
        JsonSerializer.Serialize(messages.Select((message, i) => new
        {
            entryId = i.ToString(System.Globalization.CultureInfo.InvariantCulture),
            @event = message.Text,
            contentType = "text/plain",
            metadata = new { partitionKey = message.Key },
        })));

    /// <summary>Waits until so much has come, letting time pass.</summary>
    internal async Task<IReadOnlyList<string>> UntilGotAsync(int count) => await Time.UntilAsync(Got.WaitForAsync(count, Token), Token);

    private AppReply Reply(AppCall call, string pubSub)
    {
        if (call.Path == "/dapr/config")
            return new AppReply(200, "{\"entities\":[\"Room\"],\"actorIdleTimeout\":\"1h\"}");
        if (call.Path == "/dapr/subscribe")
            return new AppReply(200, $"[{{\"pubsubname\":\"{pubSub}\",\"topic\":\"t\",\"route\":\"/t\",\"metadata\":{{\"rawPayload\":\"true\"}},\"bulkSubscribe\":{{\"enabled\":true,\"maxMessagesCount\":100}}}}]");
        if (call.Path == "/healthz")
            return new AppReply(IsHealthy ? 200 : 503);
        if (call.Path != "/t")
        {
            Got.Add($"{call.Method} {call.Path}");
            return Answer(call.Path);
        }

        List<object> statuses = [];
        foreach (JsonElement entry in JsonElement.Parse(call.Body).GetProperty("entries").EnumerateArray())
        {
            Got.Add(System.Text.Encoding.UTF8.GetString(entry.GetProperty("event").GetBytesFromBase64()));
            statuses.Add(new { entryId = entry.GetProperty("entryId").GetString(), status = "SUCCESS" });
        }

        return new AppReply(200, JsonSerializer.Serialize(new { statuses }));
    }
}
