using System.Diagnostics;
using System.Globalization;
using System.Text;
using BlazingSun.Players.Frames;

namespace BlazingSun.Players.Dice;

/// <summary>
/// Plays Bigger Dice on one socket: rolls when it is its turn, agrees to every rematch, and checks that every event number of
/// the room comes once and in order, that both players see the same under it, and that nothing is refused.
/// </summary>
public sealed class DiceBot
{
    private const string IdDigits = "00000000";
    private readonly FrameSocket _socket;
    private readonly RoomTrace _trace;
    private readonly string _playerId;
    private readonly byte[] _me;
    private readonly byte[] _roll;
    private readonly int _idEnd;
    private readonly byte[] _rematch;
    private IPace _pace = new NoPause();
    private long _seq;
    private long _sentAt;
    private int _gamesLeft;

    /// <summary>A bot that has taken its seat on <paramref name="socket"/>.</summary>
    /// <param name="socket">Its connection, which it alone reads from now on.</param>
    /// <param name="playerId">Its own id as it stands in events.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="trace">Shared by both players.</param>
    /// <param name="seen">The last event number that was read before; 0 = none, the first one seen counts as the first.</param>
    public DiceBot(FrameSocket socket, string playerId, string roomId, RoomTrace trace, long seen = 0)
    {
        _socket = socket;
        _trace = trace;
        _playerId = playerId;
        _seq = seen;
        _me = Encoding.UTF8.GetBytes(playerId);
        string head = $$"""{"type":"games.command.bigger_dice.roll","id":"{{IdDigits}}""";
        _idEnd = head.Length;
        _roll = Encoding.UTF8.GetBytes($$"""{{head}}","roomId":"{{roomId}}"}""");
        _rematch = Encoding.UTF8.GetBytes($$"""{"type":"games.command.rematch","roomId":"{{roomId}}"}""");
    }

    /// <summary>Called with the time from each sent roll to its event at the same bot.</summary>
    public Action<TimeSpan>? OnRolled { get; set; }

    /// <summary>A command that a crash cut off may be delivered again, and is answered again then, with the same event. False: that is a violation.</summary>
    public bool MayBeAnsweredAgain { get; set; }

    /// <summary>Rolls that were answered.</summary>
    public long Rolls { get; private set; }

    /// <summary>Games that came to their end.</summary>
    public int Games { get; private set; }

    /// <summary>Plays until so many games are over, or the socket closes, which is a violation.</summary>
    /// <param name="games">How many games.</param>
    /// <param name="pace">When to move.</param>
    /// <param name="cancel">Ends it early; the task is then cancelled.</param>
    public async Task PlayAsync(int games, IPace pace, CancellationToken cancel)
    {
        _pace = pace;
        _gamesLeft = games;
        while (_gamesLeft > 0)
        {
            if (await _socket.ReceiveAsync(cancel) is not { } frame)
            {
                _trace.Violated(_playerId, $"the connection ended ({_socket.CloseStatus?.ToString() ?? "broken"} {_socket.CloseReason})");
                return;
            }

            FrameHead head = FrameHead.Read(frame.Span, _me);
            if (head.Seq > 0 && head.Seq <= _seq && MayBeAnsweredAgain)
            {
                _trace.Saw(head.Seq, frame.Span[head.Content..]);
                continue;
            }

            if (head.Seq > 0)
                Check(head, frame.Span);
            await ReactAsync(head, frame, cancel);
        }
    }

    private void Check(FrameHead head, ReadOnlySpan<byte> frame)
    {
        if (head.Kind != FrameKind.RoomState)
        {
            if (_seq != 0 && head.Seq != _seq + 1)
                _trace.Violated(_playerId, $"event {head.Seq} came after {_seq}");
            _trace.Saw(head.Seq, frame[head.Content..]);
        }

        _seq = head.Seq;
    }

    private async ValueTask ReactAsync(FrameHead head, ReadOnlyMemory<byte> frame, CancellationToken cancel)
    {
        switch (head.Kind)
        {
            case FrameKind.TurnChanged or FrameKind.GameStarted when head.ConcernsMe:
                await RollAsync(cancel);
                break;
            case FrameKind.Rolled when head.ConcernsMe:
                Rolls++;
                OnRolled?.Invoke(Stopwatch.GetElapsedTime(_sentAt));
                break;
            case FrameKind.GameOver:
                Games++;
                if (--_gamesLeft > 0)
                    await _socket.SendAsync(_rematch, cancel);
                break;
            case FrameKind.Error:
                _trace.Violated(_playerId, Encoding.UTF8.GetString(frame.Span));
                break;
        }
    }

    private async ValueTask RollAsync(CancellationToken cancel)
    {
        await _pace.NextAsync(cancel);
        // The id counts up in place: one buffer serves all rolls of the bot.
        for (int digit = _idEnd - 1; digit >= _idEnd - IdDigits.Length && ++_roll[digit] > '9'; digit--)
            _roll[digit] = (byte)'0';
        _sentAt = Stopwatch.GetTimestamp();
        await _socket.SendAsync(_roll, cancel);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_playerId}: {Rolls} rolls, {Games} games, event {_seq}");
}
