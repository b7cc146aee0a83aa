using BlazingSun.Recordings;
using BlazingSun.Testing;

namespace BlazingSun.DaprEmulator.Tests;

/// <summary>
/// The recorded calls to actors and what the apps got. Not compared one by one: which actors moved (that is chance), and the ticks of the reminder
/// that an earlier recording had left behind.
/// </summary>
public sealed class ActorReplay : IAsyncDisposable
{
    private readonly VirtualTimeProvider _time = new();
    private readonly SidecarClient _client = new();
    private readonly DaprWorld _world;
    private readonly TestApp _a;
    private readonly TestApp _b;
    private readonly TaskCompletionSource _slow = new();
    private string _idleTimeout = "1h";
    private Sidecar? _sidecarA;
    private Sidecar? _sidecarB;

    public ActorReplay()
    {
        _world = new DaprWorld(new DaprWorldOptions
        {
            Time = _time,
            Components = [DaprComponent.Of("statestore", "state.redis", ("actorStateStore", "true")), DaprComponent.Of("pubsub", "pubsub.kafka")],
        });
        _a = new TestApp(call => AnswerAsync("a", call));
        _b = new TestApp(call => AnswerAsync("b", call));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEnumerable<AppCall> Calls => _a.Calls.Items.Concat(_b.Calls.Items);

    public async ValueTask DisposeAsync()
    {
        _slow.TrySetResult();
        await _world.DisposeAsync();
        await _a.DisposeAsync();
        await _b.DisposeAsync();
        _client.Dispose();
    }

    [Fact]
    public async Task Calls_state_reminders_timers_and_moves_are_as_recorded()
    {
        await _a.StartAsync();
        _sidecarA = await StartAsync(_a);
        foreach (Exchange exchange in Recording.Exchanges("actors.api"))
        {
            await PrepareAsync(exchange);
            Same.Answer(exchange, await _time.UntilAsync(_client.SendAsync(_sidecarA!, exchange.Request, Token), Token));
        }

        await _time.UntilAsync(() => Calls.Any(call => call.Method == "DELETE" && call.Path == "/actors/RoomActor/r1"), Token);
        foreach (Exchange recorded in Recording.Exchanges("actors.app").Where(call => call.Request.Method != "DELETE" || call.Scenario == "actor: idle"))
        {
            AppCall[] same = [.. Calls.Where(call => call.Method == recorded.Request.Method && call.Path == recorded.Request.Path)];
            Assert.True(same.Length > 0, $"there was no {recorded.Request.Method} {recorded.Request.Path}");
            string body = Same.Normal(recorded.Request.Body ?? "");
            Same.Call(recorded, same.LastOrDefault(call => Same.Normal(call.Body) == body) ?? same[^1]);
        }

        Assert.Equal(2, Calls.Count(call => call.Path.EndsWith("timer/tick", StringComparison.Ordinal)));
        Assert.Single(Calls, call => call.Path.EndsWith("remind/wake", StringComparison.Ordinal));
        Assert.True(Calls.Count(call => call.Path.EndsWith("remind/cancelme", StringComparison.Ordinal)) >= 3);
    }

    private async Task PrepareAsync(Exchange exchange)
    {
        switch (exchange.Scenario)
        {
            case "reminder: get after it fired":
                await _time.UntilAsync(() => Ticks("remind/wake") == 1 && Ticks("timer/tick") == 2 && Ticks("remind/cancelme") >= 3, Token);
                break;
            case "actor state: get of an actor that lives on the other host":
                await SecondHostJoinsAsync();
                break;
            case "actor: the app is away":
                await SecondHostDiesAsync();
                await _a.StopAsync();
                break;
            case "actor: the app is back":
                await _a.StartAsync();
                break;
            case "actor: before idle":
                _idleTimeout = "3s";
                await _sidecarA!.StopAsync();
                _sidecarA = await StartAsync(_a);
                break;
            case "actor: a call longer than the idle timeout":
                _time.Advance(TimeSpan.FromMilliseconds(1));
                break;
            case "shutdown":
                await CallAsync("r1", "hello");
                break;
        }
    }

    // While calls run: they end where they are, and what belongs elsewhere leaves only then.
    private async Task SecondHostJoinsAsync()
    {
        Task<RecordedResponse>[] slow = [.. Enumerable.Range(0, 8).Select(i => CallAsync($"s{i}", "slow"))];
        await _a.Calls.WaitUntilAsync(calls => calls.Count(call => call.Path.EndsWith("slow", StringComparison.Ordinal)) == 8, Token);
        await _b.StartAsync();
        _sidecarB = await _world.AddSidecarAsync("games", _b.Port);
        await _b.Calls.WaitForAsync(2, Token);
        Assert.DoesNotContain(Calls, call => call.Method == "DELETE");
        _slow.SetResult();
        await _sidecarB.WaitUntilReadyAsync(Token);
        Assert.All(await Task.WhenAll(slow), answer => Assert.Contains("\"host\": \"a\"", answer.Body, StringComparison.Ordinal));
        AppCall[] left = [.. Calls.Where(call => call.Method == "DELETE")];
        Assert.NotEmpty(left);
        Exchange delete = Recording.Exchanges("actors.app", "actor: second host joins").First(call => call.Request.Method == "DELETE");
        Assert.All(left, call => Same.Call(delete with { Request = delete.Request with { Path = call.Path } }, call));
        await PlaceAsync("m0", "a");
        await PlaceAsync("m1", "b");
        await PlaceAsync("m2", "b");
        await PlaceAsync("m3", "a");
        await PlaceAsync("r1", "a");
    }

    private async Task SecondHostDiesAsync()
    {
        await _sidecarB!.KillAsync();
        DateTimeOffset before = _time.GetUtcNow();
        RecordedResponse answer = await _time.UntilAsync(CallAsync("m1", "hello"), Token);
        Assert.Contains("\"host\": \"a\"", answer.Body, StringComparison.Ordinal);
        Assert.InRange(_time.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromSeconds(1.5));
        await _time.UntilAsync(() => Ticks("remind/survive") == 1, Token);
        foreach (string actor in new[] { "m8", "m9", "m23", "m1" })
            await CallAsync(actor, "hello");
    }

    private async Task PlaceAsync(string actor, string host)
    {
        while (!(await CallAsync(actor, "hello")).Body.Contains($"\"host\": \"{host}\"", StringComparison.Ordinal))
            await _world.Faults.MoveActorAsync("RoomActor", actor);
    }

    private Task<RecordedResponse> CallAsync(string actor, string method) => _client.SendAsync(
        _sidecarA!,
        new RecordedRequest(
            "PUT", $"/v1.0/actors/RoomActor/{actor}/method/{method}", new Dictionary<string, string> { ["Content-Type"] = "application/json" }, "{}"),
        Token);

    private async Task<Sidecar> StartAsync(TestApp app)
    {
        Sidecar sidecar = await _world.AddSidecarAsync("games", app.Port);
        await sidecar.WaitUntilReadyAsync(Token);
        return sidecar;
    }

    private int Ticks(string name) => Calls.Count(call => call.Path.EndsWith(name, StringComparison.Ordinal));

    private async Task<AppReply> AnswerAsync(string host, AppCall call)
    {
        string method = call.Path[(call.Path.IndexOf("/method/", StringComparison.Ordinal) + "/method/".Length)..];
        switch (method)
        {
            case var _ when call.Path == "/dapr/config":
                return new AppReply(200, "{\"entities\": [\"RoomActor\"], \"actorIdleTimeout\": \"" + _idleTimeout + "\", \"drainOngoingCallTimeout\": \"5s\"}");
            case var _ when call.Path == "/dapr/subscribe" || call.Method == "DELETE":
                return new AppReply(200);
            case "slow":
                await _slow.Task;
                break;
            case "verylong":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Token);
                break;
            case "remind/cancelme":
                return new AppReply(200, "", ("X-DaprReminderCancel", "true"));
            case "refuse" or "fail" or "missing" or "nocontent":
                RecordedResponse known = Recording.Exchanges("actors.app", "actor: calls")
                    .First(exchange => exchange.Request.Path.EndsWith(method, StringComparison.Ordinal)).Response!;
                return new AppReply(known.Status, known.Body, [.. known.Headers.Select(header => (header.Key, header.Value))]);
        }

        return new AppReply(200, $"{{\"host\": \"{host}\", \"method\": \"{method}\"}}", ("Content-Type", "application/json"));
    }
}
