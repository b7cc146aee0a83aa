using System.Text;
using BlazingSun.Simulation.Nodes;

namespace BlazingSun.Simulation.Players;

/// <summary>
/// One page of a player: connects, authenticates, resumes, and keeps a picture of each room, as protocol.md says clients do.
/// </summary>
internal sealed class Tab(Player player, int number)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // Those that are answered already may be answered again.
    private readonly Dictionary<string, Dictionary<string, long>> _asked = [];
    private readonly HashSet<string> _syncs = [];
    private Link? _link;
    private int _connections;
    private int _requests;
    private int? _hint;

    public Rooms Rooms { get; } = new(player);

    /// <summary>Authenticated, and up to date with its rooms.</summary>
    public bool IsReady { get; private set; }

    public bool IsConnected => _link is not null;

    public bool IsOpen { get; private set; }

    /// <summary>Until then it does not try to connect.</summary>
    public DateTimeOffset AwayUntil { get; set; }

    /// <summary>Runs until the tab is closed.</summary>
    public async Task RunAsync()
    {
        IsOpen = true;
        while (IsOpen)
        {
            TimeSpan away = AwayUntil - player.World.Scheduler.Now;
            if (away > TimeSpan.Zero)
                await player.PauseAsync(away);
            else if (player.World.PickGateway() is { } gateway)
                await StayAsync(gateway);
            else
                await player.PauseAsync(TimeSpan.FromMilliseconds(500));
        }
    }

    public void Close()
    {
        IsOpen = false;
        Break(Cut.Closed);
    }

    public void Break(Cut how) => _link?.Break(how);

    /// <returns>False when there is no connection.</returns>
    public bool TrySend(string frame)
    {
        if (_link is null || !IsReady)
            return false;
        player.World.Trace.Line($"{player.Name}.{number} ⇐ {frame}");
        _link.Send(Encoding.UTF8.GetBytes(frame));
        return true;
    }

    private async Task StayAsync(Node gateway)
    {
        TaskCompletionSource<int> closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int connection = ++_connections;
        Link link = _link = new Link(player.Lane, gateway)
        {
            Name = $"{player.Name}.{number}",
            Received = bytes => Receive(connection, bytes),
            Closed = code => closed.TrySetResult(code),
        };
        player.World.Trace.Line($"{player.Name}.{number} connects to {gateway.Name}");
        Rooms.Connected();
        link.Open();
        _ = BeatAsync(connection);
        int code = await closed.Task;
        player.World.Trace.Line($"{player.Name}.{number} is disconnected: {code}");
        (_link, IsReady) = (null, false);
        if (!Array.Exists(player.Tabs, tab => tab.IsConnected))
            player.HereSince = null;
        _syncs.Clear();
        _asked.Clear();
        await player.PauseAsync(_hint is { } hint ? TimeSpan.FromMilliseconds(hint) : player.World.Random.Short(TimeSpan.FromSeconds(1)));
        _hint = null;
    }

    private async Task BeatAsync(int connection)
    {
        while (true)
        {
            await player.PauseAsync(Heartbeat);
            if (connection != _connections || _link is null)
                return;
            _link.Send("""{"type":"system.heartbeat"}"""u8.ToArray());
        }
    }

    private void Receive(int connection, byte[] bytes)
    {
        if (connection != _connections || _link is null)
            return;
        Frame frame = new(bytes);
        player.World.Oracle.Seen(player, frame);
        switch (frame.Type)
        {
            case "system.welcome":
                _link.Send(Encoding.UTF8.GetBytes($$"""{"type":"system.authenticate","token":"{{player.Token}}"}"""));
                break;
            case "system.authenticated":
                player.HereSince ??= player.World.Scheduler.Now;
                Sync();
                break;
            case "system.event.state_snapshot":
                Resumed(frame);
                break;
            case "system.going_away":
                _hint = frame.Json.GetProperty("reconnectAfterMs").GetInt32();
                break;
            case "system.error":
                Failed(frame);
                break;
            case "games.event.rooms_updated" or "system.heartbeat_ack" or "system.token_expiring":
                break;
            default:
                if (!Rooms.Take(frame, player.Owns(frame.Correlation)) && _syncs.Count == 0)
                    Sync();
                break;
        }

        if (frame.Correlation is not null)
            player.Answered(frame);
    }

    private void Sync()
    {
        if (_link is null || _syncs.Count > 0)
            return;
        string id = $"sync-{player.Name}-{number}-{_connections}-{_requests++}";
        Dictionary<string, long> numbers = Rooms.Numbers();
        _syncs.Add(id);
        Rooms.IsAsking = true;
        _asked.Add(id, numbers);
        string rooms = string.Join(',', numbers.Select(room => $"\"{room.Key}\":{room.Value}"));
        string frame = $$$"""{"type":"system.command.sync_state","id":"{{{id}}}","rooms":{{{{rooms}}}}}""";
        player.World.Trace.Line($"{player.Name}.{number} ⇐ {frame}");
        _link.Send(Encoding.UTF8.GetBytes(frame));
    }

    private void Resumed(Frame snapshot)
    {
        IsReady = true;
        _syncs.Remove(snapshot.Correlation ?? "");
        if (_asked.TryGetValue(snapshot.Correlation ?? "", out Dictionary<string, long>? asked))
            Rooms.Resume(snapshot.Json, asked);
        else
            player.World.Verdict.Report($"{player.Name} got a snapshot that it did not ask for: {snapshot.Json}");
    }

    // A sync that failed, or a room that could not be asked, is asked for again.
    private void Failed(Frame error)
    {
        bool isSync = error.Correlation is { } id && _syncs.Remove(id);
        if (error.Error is "ROOM_CLOSED" or "ROOM_NOT_FOUND" or "NOT_IN_ROOM" && error.Room is { } room && Rooms.Find(room) is not null)
        {
            Rooms.Forget(room);
            isSync = true;
        }

        if (isSync || (error.Correlation is null && error.Error == "UNAVAILABLE"))
            _ = SyncLaterAsync(_connections);
    }

    private async Task SyncLaterAsync(int connection)
    {
        await player.PauseAsync(TimeSpan.FromSeconds(1));
        if (connection == _connections)
            Sync();
    }
}
