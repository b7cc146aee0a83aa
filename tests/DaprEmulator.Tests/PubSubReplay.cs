using System.Collections.Concurrent;
using BlazingSun.Recordings;
using BlazingSun.Testing;

namespace BlazingSun.DaprEmulator.Tests;

/// <summary>
/// Drives the emulator with the recorded publishes and lets the app answer as it did. Only the repetitions of the dead letter that is retried for
/// ever are not compared one by one: they come every 5 s through all later scenarios.
/// </summary>
public sealed class PubSubReplay : IAsyncDisposable
{
    private static readonly TimeSpan BackOff = TimeSpan.FromSeconds(5);
    private readonly VirtualTimeProvider _time = new();
    private readonly SidecarClient _client = new();
    private readonly DaprWorld _world;
    private readonly TestApp _app;
    private readonly ConcurrentQueue<Exchange> _answers = new();
    private readonly Recorder<AppCall> _calls = new();
    private TaskCompletionSource? _held;
    private bool _deadLettersCompared;
    private Sidecar? _sidecar;

    public PubSubReplay()
    {
        _world = new DaprWorld(new DaprWorldOptions
        {
            Time = _time,
            // Of a partition from which nothing was read before the kill, nothing would come again.
            Partitions = new Dictionary<string, int> { ["s2"] = 1 },
            Components = [DaprComponent.Of("pubsub", "pubsub.kafka"), DaprComponent.Of("perreplica", "pubsub.kafka", ("consumerGroup", "gw-{uuid}"))],
        });
        _app = new TestApp(AnswerAsync);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _held?.TrySetResult();
        await _world.DisposeAsync();
        await _app.DisposeAsync();
        _client.Dispose();
    }

    [Fact]
    public async Task Publishes_and_deliveries_are_as_recorded()
    {
        await _app.StartAsync();
        await StartSidecarAsync("startup");
        Queue<Exchange> calls = new(Recording.Exchanges("pubsub.app").Skip(2).Where(IsNoRepetition));
        foreach (Exchange publish in Recording.Exchanges("pubsub.api"))
            await ReplayAsync(publish, calls);
        Assert.Empty(calls);
    }

    private async Task ReplayAsync(Exchange publish, Queue<Exchange> calls)
    {
        if (publish.Scenario == "the app is away: publish")
        {
            // What was handled before is committed by then.
            _time.Advance(TimeSpan.FromSeconds(1));
            await _app.StopAsync();
        }

        if (publish.Scenario == "publish before kill")
            _held = new TaskCompletionSource();
        Same.Answer(publish, await _client.SendAsync(_sidecar!, publish.Request, Token));
        switch (publish.Scenario)
        {
            case "the app is away: publish":
                await _app.StartAsync();
                await ExpectAsync(calls, 1, waits: true);
                break;
            case "publish before kill":
                await KillAsync(calls);
                break;
            case "publish after restart" or "bad json event" or "empty body":
                await ExpectAsync(calls, 1);
                break;
            default:
                await ExpectAsync(calls, calls.TakeWhile(call => call.Scenario == publish.Scenario).Count());
                _deadLettersCompared = publish.Scenario.StartsWith("bulk with dead", StringComparison.Ordinal) || _deadLettersCompared;
                break;
        }
    }

    // The message is in the app's hands when the sidecar dies; the next sidecar brings it again, and the one before, whose commit was lost.
    private async Task KillAsync(Queue<Exchange> calls)
    {
        Exchange[] after = [.. calls.Where(call => call.Scenario == "after kill -9 of the sidecar" && call.Request.Path == "/on/s2").Take(3)];
        _answers.Enqueue(after[0]);
        IReadOnlyList<AppCall> before = await _calls.WaitUntilAsync(all => all.Count > 0 && all[^1].Body.Contains("killed", StringComparison.Ordinal), Token);
        await _sidecar!.KillAsync();
        _held!.SetResult();
        _held = null;
        await StartSidecarAsync("after kill -9 of the sidecar");
        _answers.Enqueue(after[0]);
        _answers.Enqueue(after[1]);
        _time.Advance(TimeSpan.FromSeconds(10));
        IReadOnlyList<AppCall> all = await _calls.WaitForAsync(before.Count + 2, Token);
        Assert.Equal(["away1", "killed"], all.Skip(before.Count).Select(call => call.Body.Contains("away1", StringComparison.Ordinal) ? "away1" : "killed").Order());
        while (calls.Peek() is { } call && !call.Request.Body!.Contains("\"after\"", StringComparison.Ordinal))
            calls.Dequeue();
    }

    private async Task StartSidecarAsync(string scenario)
    {
        int known = _app.Calls.Items.Count;
        _sidecar = await _world.AddSidecarAsync("alpha", _app.Port);
        await _sidecar.WaitUntilReadyAsync(Token);
        Exchange[] recorded = [.. Recording.Exchanges("pubsub.app", scenario).Take(2)];
        AppCall[] asked = [.. _app.Calls.Items.Skip(known).Where(call => call.Method == "GET")];
        Assert.Equal(2, asked.Length);
        Same.Call(recorded[0], asked[0]);
        Same.Call(recorded[1], asked[1]);
    }

    private async Task ExpectAsync(Queue<Exchange> calls, int count, bool waits = false)
    {
        TimeSpan? last = null;
        for (int i = 0; i < count; i++)
        {
            int known = _calls.Items.Count;
            Exchange recorded = calls.Dequeue();
            _answers.Enqueue(recorded);
            Task<IReadOnlyList<AppCall>> called = _calls.WaitForAsync(known + 1, Token);
            bool again = waits || (last is { } at && recorded.At - at > BackOff / 2);
            IReadOnlyList<AppCall> all = again ? await _time.UntilAsync(called, Token) : await called;
            Same.Call(recorded, all[known]);
            last = recorded.At;
        }
    }

    private async Task<AppReply> AnswerAsync(AppCall call)
    {
        if (call.Method == "GET")
        {
            Exchange known = Recording.Exchanges("pubsub.app", "startup").Single(exchange => exchange.Request.Path == call.Path);
            return new AppReply(200, known.Response!.Body);
        }

        if (_deadLettersCompared && call.Path == "/on/b3dlq")
            return new AppReply(200, "{\"status\": \"RETRY\"}");
        Task held = _held?.Task ?? Task.CompletedTask;
        Exchange answer;
        while (!_answers.TryDequeue(out answer!))
            await Task.Yield();
        _calls.Add(call);
        await held;
        return new AppReply(answer.Response!.Status, answer.Response.Body);
    }

    private static bool IsNoRepetition(Exchange call) =>
        call.Request.Method == "POST"
        && (call.Request.Path != "/on/b3dlq" || call.Scenario == "bulk with dead letter topic: DROP and RETRY");
}
