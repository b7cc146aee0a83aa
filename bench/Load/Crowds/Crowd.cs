using BlazingSun.Load.Servers;
using BlazingSun.Players;
using BlazingSun.Players.Frames;

namespace BlazingSun.Load.Crowds;

/// <summary>All bots of one server, held at its gate until a slice is measured.</summary>
internal sealed class Crowd(string name, ServerProcess server, Violations violations) : IAsyncDisposable
{
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _end = new();
    private readonly List<FrameSocket> _sockets = [];
    private readonly List<Task> _playing = [];
    private LatencyHistogram _latencies = new();
    private long _actions;

    public string Name => name;

    public ServerProcess Server => server;

    public Gate Gate { get; } = new();

    public Violations Violations => violations;

    public IReadOnlyList<FrameSocket> Sockets => _sockets;

    /// <summary>How many act at a time: rooms, or echo sockets.</summary>
    public int Groups { get; set; }

    public long Actions => Interlocked.Read(ref _actions);

    public void Acted(TimeSpan latency)
    {
        Interlocked.Increment(ref _actions);
        Volatile.Read(ref _latencies).Add(latency);
    }

    public void Add(IEnumerable<FrameSocket> sockets, IEnumerable<Func<CancellationToken, Task>> plays)
    {
        lock (_sockets)
        {
            _sockets.AddRange(sockets);
            _playing.AddRange(plays.Select(play => GuardAsync(play)));
        }
    }

    /// <summary>Forgets the latencies so far; the new ones are gathered in the result.</summary>
    public LatencyHistogram StartHistogram()
    {
        LatencyHistogram fresh = new();
        Volatile.Write(ref _latencies, fresh);
        return fresh;
    }

    /// <summary>Closes the gate and waits until every room's next mover stands at it; a room that does not come lost something.</summary>
    public async Task DrainAsync(CancellationToken cancel)
    {
        Gate.Close();
        long started = TimeProvider.System.GetTimestamp();
        while (Gate.Waiting < Groups && TimeProvider.System.GetElapsedTime(started) < DrainTimeout)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancel);
        if (Gate.Waiting < Groups)
            violations.Add($"{name}: {Groups - Gate.Waiting} of {Groups} rooms stand still");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_playing);
        foreach (FrameSocket socket in _sockets)
            await socket.DisposeAsync();
        _end.Dispose();
    }

    private async Task GuardAsync(Func<CancellationToken, Task> play)
    {
        try
        {
            await play(_end.Token);
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
        catch (Exception failure) when (failure is System.Net.WebSockets.WebSocketException or System.Text.Json.JsonException)
        {
            violations.Add($"{name}: {failure.Message}");
        }
    }
}
