using BlazingSun.DaprEmulator.Workflows.Protocol;
using BlazingSun.Recordings;
using BlazingSun.Testing;
using Google.Protobuf;

namespace BlazingSun.DaprEmulator.Tests;

/// <summary>
/// The recorded management calls and the recorded worker, byte for byte, on the clock of the recording. Everything is compared; the one start
/// without a worker is given up early instead of after 120 s.
/// </summary>
public sealed class WorkflowReplay : IAsyncDisposable
{
    private readonly VirtualTimeProvider _time = new(new DateTimeOffset(2026, 11, 21, 6, 51, 36, TimeSpan.Zero));
    private readonly SidecarClient _client = new();
    private readonly DaprWorld _world;
    private readonly TestApp _app = new(_ => new AppReply(404));
    private readonly Queue<Exchange> _calls = new(Recording.Exchanges("workflow.api"));
    private readonly Queue<Frame> _frames = new(Recording.Frames().Where(frame => frame.Message is not null));
    private Sidecar? _sidecar;
    private TestWorker? _worker;

    public WorkflowReplay() => _world = new DaprWorld(new DaprWorldOptions
    {
        Time = _time,
        Components = [DaprComponent.Of("statestore", "state.redis", ("actorStateStore", "true"))],
    });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _worker?.Dispose();
        await _world.DisposeAsync();
        await _app.DisposeAsync();
        _client.Dispose();
    }

    [Fact]
    public async Task Management_and_work_items_are_as_recorded()
    {
        await _app.StartAsync();
        await StartSidecarAsync();
        await WithoutWorkerAsync();
        await ConnectAsync();
        await TwiceAsync();
        await EventsAsync();
        await LoopAsync();
        await RetriesAsync();
        await WorkerLostAsync();
        await SidecarKilledAsync();
        await SteeringAsync();
        Assert.Empty(_calls);
        Assert.Empty(_frames);
        Assert.Empty(_world.Complaints);
    }

    private async Task WithoutWorkerAsync()
    {
        Exchange blocked = _calls.Dequeue();
        using CancellationTokenSource patience = new(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _client.SendAsync(_sidecar!, blocked.Request, patience.Token));
        await CallAsync();
        await CallAsync();
    }

    private async Task TwiceAsync()
    {
        await CallAsync();
        await TurnAsync();
        await CallAsync();
        await CallAsync();
        await TurnAsync();
        await CallAsync();
        await CallAsync();
        Frame started = await ReceiveAsync();
        await CallAsync();
        await AnswerAsync(started);
        await TurnAsync(3);
        for (int i = 0; i < 4; i++)
            await CallAsync();
    }

    private async Task EventsAsync()
    {
        await CallAsync();
        await TurnAsync();
        _world.Faults.HoldWorkItems(true);
        foreach (string name in new[] { "first", "second" })
            await _client.SendAsync(_sidecar!, "POST", $"/v1.0/workflows/dapr/ev-243745/raiseEvent/{name}", "1", Token);
        _world.Faults.HoldWorkItems(false);
        await TurnAsync();
        await CallAsync();
    }

    private async Task LoopAsync()
    {
        _world.Faults.HoldWorkItems(true);
        await CallAsync();
        await CallAsync();
        _world.Faults.HoldWorkItems(false);
        while (_frames.Peek().Scenario == "continue as new")
            await TurnAsync();
        await CallAsync();
    }

    private async Task RetriesAsync()
    {
        await CallAsync();
        while (_frames.Peek().Scenario == "activity retried")
            await TurnAsync();
        await CallAsync();
    }

    private async Task WorkerLostAsync()
    {
        await CallAsync();
        await TurnAsync(2);
        await ReceiveAsync();
        _worker!.Dispose();
        await CallAsync();
        await ConnectAsync();
        await TurnAsync(2);
    }

    private async Task SidecarKilledAsync()
    {
        await CallAsync();
        await TurnAsync();
        await RestartSidecarAsync();
        await TurnAsync(3);
        await CallAsync();
        await TurnAsync();
        await RestartSidecarAsync();
        await TurnAsync(3);
    }

    private async Task SteeringAsync()
    {
        await CallAsync();
        await TurnAsync();
        await CallAsync();
        await TurnAsync();
        await CallAsync();
        await CallAsync();
        await TurnAsync();
        for (int i = 0; i < 6; i++)
            await CallAsync();
        await CallAsync();
        await ReceiveAsync();
    }

    private async Task RestartSidecarAsync()
    {
        await _sidecar!.KillAsync();
        Assert.Null(await _worker!.Ended!);
        _worker.Dispose();
        await StartSidecarAsync();
        await ConnectAsync();
    }

    private async Task StartSidecarAsync()
    {
        _sidecar = await _world.AddSidecarAsync("games", _app.Port);
        await _sidecar.WaitUntilReadyAsync(Token);
    }

    private async Task ConnectAsync() => _worker = await new TestWorker(_sidecar!).ConnectAsync();

    private async Task CallAsync()
    {
        Exchange exchange = _calls.Dequeue();
        Same.Answer(exchange, await _time.UntilAsync(_client.SendAsync(_sidecar!, exchange.Request, Token), Token));
    }

    private async Task TurnAsync(int turns = 1)
    {
        for (int i = 0; i < turns; i++)
            await AnswerAsync(await ReceiveAsync());
    }

    private async Task<Frame> ReceiveAsync()
    {
        Frame expected = _frames.Dequeue();
        WorkItem recorded = WorkItem.Parser.ParseFrom(expected.Bytes.Span);
        if (recorded.WorkflowRequest?.NewEvents[0].Timestamp.ToDateTimeOffset() is { } at && at > _time.GetUtcNow())
            _time.AdvanceTo(at);
        WorkItem item = await _worker!.NextAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, Token);
        Assert.Equal($"{expected}\n{Text(recorded)}", $"{expected}\n{Text(item)}");
        return expected;
    }

    private async Task AnswerAsync(Frame item)
    {
        Frame answer = _frames.Dequeue();
        Assert.Equal("app", answer.From);
        Assert.Equal(item.Scenario, answer.Scenario);
        Assert.Equal("0", await _worker!.CallAsync(answer.Rpc!, answer.Bytes.ToArray()));
    }

    private static string Text(WorkItem item) => Same.Normal(JsonFormatter.Default.Format(item));
}
