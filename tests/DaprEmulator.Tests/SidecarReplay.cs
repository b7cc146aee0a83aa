using BlazingSun.Recordings;
using BlazingSun.Testing;

namespace BlazingSun.DaprEmulator.Tests;

/// <summary>Startup, tokens, metadata, invocation, app health: all recorded calls of the app and of the sidecars.</summary>
public sealed class SidecarReplay : IAsyncDisposable
{
    private static readonly DaprComponent[] Components =
    [
        DaprComponent.Of("pubsub", "pubsub.kafka"), DaprComponent.Of("memory", "pubsub.in-memory"), DaprComponent.Of("redispubsub", "pubsub.redis"),
        DaprComponent.Of("statestore", "state.redis", ("actorStateStore", "true")), DaprComponent.Of("sqlstore", "state.sqlite"),
        DaprComponent.Of("memstore", "state.in-memory"), DaprComponent.Of("perreplica", "pubsub.kafka", ("consumerGroup", "gw-{uuid}")),
    ];

    private readonly VirtualTimeProvider _time = new();
    private readonly SidecarClient _client = new();
    private readonly DaprWorld _world;
    private readonly TestApp _alpha;
    private readonly TestApp _beta;
    private bool _sick;

    public SidecarReplay()
    {
        _world = new DaprWorld(new DaprWorldOptions { Time = _time, Components = Components });
        _alpha = new TestApp(call => _sick && call.Path == "/healthz" ? new AppReply(503) : Recorded("alpha", call));
        _beta = new TestApp(call => Recorded("beta", call));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        await _alpha.DisposeAsync();
        await _beta.DisposeAsync();
        _client.Dispose();
    }

    [Fact]
    public async Task Both_sides_are_as_recorded()
    {
        await _beta.StartAsync();
        Sidecar beta = await _world.AddSidecarAsync("beta", _beta.Port, new SidecarOptions { ApiToken = "sidecar-secret", AppApiToken = "app-secret" });
        await beta.WaitUntilReadyAsync(Token);
        await _alpha.StartAsync();
        await _alpha.StopAsync();
        Sidecar alpha = await _world.AddSidecarAsync("alpha", _alpha.Port, new SidecarOptions
        {
            ApiToken = "sidecar-secret",
            AppApiToken = "app-secret",
            AppHealth = new AppHealthOptions { Interval = TimeSpan.FromSeconds(1) },
        });
        foreach (Exchange exchange in Recording.Exchanges("sidecar.api"))
        {
            await PrepareAsync(exchange, alpha, beta);
            Same.Answer(exchange, await _time.UntilAsync(_client.SendAsync(alpha, exchange.Request, Token), Token));
        }

        _sick = false;
        IReadOnlyList<AppCall> calls = await _time.UntilAsync(
            _alpha.Calls.WaitUntilAsync(all => all.Any(call => call.Path == "/on/s1"), Token), Token);
        Compare("beta", _beta.Calls.Items);
        Compare("alpha", calls);
    }

    private async Task PrepareAsync(Exchange exchange, Sidecar alpha, Sidecar beta)
    {
        switch (exchange.Scenario)
        {
            case "token: none":
                await _alpha.StartAsync();
                await alpha.WaitUntilReadyAsync(Token);
                break;
            case "invoke: the other app is away":
                await _beta.StopAsync();
                break;
            case "invoke: the other sidecar is away":
                await beta.KillAsync();
                break;
            case "app unhealthy: metadata":
                _sick = true;
                await _time.UntilAsync(() => !alpha.IsAppHealthy, Token);
                break;
        }
    }

    // The probes come as often as time passes; the recording kept three.
    private static void Compare(string host, IReadOnlyList<AppCall> calls)
    {
        Exchange[] recorded = [.. Recording.Exchanges("sidecar.app").Where(call => call.Host == host)];
        Exchange[] expected = [.. recorded.Where(call => call.Request.Path != "/healthz")];
        AppCall[] actual = [.. calls.Where(call => call.Path != "/healthz")];
        Assert.Equal(expected.Select(call => call.Request.Path), actual.Select(call => call.Path));
        foreach ((Exchange call, AppCall answer) in expected.Zip(actual))
            Same.Call(call, answer);
        if (recorded.Length == expected.Length)
            return;
        Assert.Equal("/healthz", calls[0].Path);
        Assert.DoesNotContain("dapr-api-token", calls[0].Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    private static AppReply Recorded(string host, AppCall call)
    {
        Exchange known = Recording.Exchanges("sidecar.app").First(exchange => exchange.Host == host && exchange.Request.Path == call.Path);
        return new AppReply(known.Response!.Status, known.Response.Body, [.. known.Response.Headers.Select(header => (header.Key, header.Value))]);
    }
}
