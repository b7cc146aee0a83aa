using System.Net.WebSockets;
using System.Text.Json;

namespace BlazingSun.Floor.Dice;

/// <summary>Two sockets and their game. One lock per room is held from the command to the last frame, so all see one order.</summary>
internal sealed class DiceRoom(string roomId) : IDisposable
{
    private readonly SemaphoreSlim _lock = new(1);
    private readonly List<(string Player, WebSocket Socket)> _seats = [];
    private readonly HashSet<string> _ready = [];
    private DiceGame? _game;
    private long _seq;

    public Task JoinAsync(string player, WebSocket socket, CancellationToken cancel) => InTurnAsync(socket, () => Join(player, socket), cancel);

    public Task ReadyAsync(string player, WebSocket socket, bool rematch, CancellationToken cancel) =>
        InTurnAsync(socket, () => Ready(player, rematch), cancel);

    public Task RollAsync(string player, WebSocket socket, CancellationToken cancel) => InTurnAsync(socket, () => Roll(player), cancel);

    /// <summary>Takes the player's seat away; true when nobody is left.</summary>
    public async Task<bool> LeaveAsync(string player)
    {
        await _lock.WaitAsync();
        _seats.RemoveAll(seat => seat.Player == player);
        bool empty = _seats.Count == 0;
        _lock.Release();
        return empty;
    }

    public void Dispose() => _lock.Dispose();

    private async Task InTurnAsync(WebSocket sender, Func<List<DiceEvent>?> act, CancellationToken cancel)
    {
        await _lock.WaitAsync(cancel);
        try
        {
            if (act() is not { } events)
            {
                byte[] error = JsonSerializer.SerializeToUtf8Bytes(
                    new DiceError("INVALID_ACTION", "That is not possible now."), DiceJson.Default.DiceError);
                await sender.SendAsync(error, WebSocketMessageType.Text, true, cancel);
                return;
            }

            foreach (DiceEvent one in events)
                await TellAsync(JsonSerializer.SerializeToUtf8Bytes(one, DiceJson.Default.DiceEvent), cancel);
        }
        finally
        {
            _lock.Release();
        }
    }

    private async Task TellAsync(byte[] frame, CancellationToken cancel)
    {
        foreach ((_, WebSocket socket) in _seats)
        {
            if (socket.State == WebSocketState.Open)
                await socket.SendAsync(frame, WebSocketMessageType.Text, true, cancel);
        }
    }

    private List<DiceEvent>? Join(string player, WebSocket socket)
    {
        if (_seats.Count == 2 || _seats.Exists(seat => seat.Player == player))
            return null;
        _seats.Add((player, socket));
        return [new PlayerJoined(player, player, _seats.Count) { RoomId = roomId, Seq = ++_seq }];
    }

    private List<DiceEvent>? Ready(string player, bool rematch)
    {
        if (_game is { IsOver: false } || !_ready.Add(player))
            return null;
        List<DiceEvent> events =
        [
            rematch
                ? new RematchOffered(player, [.. _ready]) { RoomId = roomId, Seq = ++_seq }
                : new PlayerReady(player, true) { RoomId = roomId, Seq = ++_seq },
        ];
        if (_ready.Count == 2)
            events.Add(Start());
        return events;
    }

    private GameStarted Start()
    {
        _ready.Clear();
        _game = new DiceGame(_seats[0].Player, _seats[1].Player);
        DicePlayerName[] players = [.. _seats.Select(seat => new DicePlayerName(seat.Player, seat.Player))];
        return new GameStarted(players, _seats[0].Player, null) { RoomId = roomId, Seq = ++_seq };
    }

    private List<DiceEvent>? Roll(string player) =>
        _game?.CurrentTurn == player ? _game.Roll(player, roomId, () => ++_seq) : null;
}
