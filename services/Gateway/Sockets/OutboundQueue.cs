using System.Net.WebSockets;
using BlazingSun.Gateway.RateLimits;

namespace BlazingSun.Gateway.Sockets;

/// <summary>
/// The frames that wait for one socket, bounded in number and bytes. The writer runs only while there are some.
/// Frames leave in the order of <see cref="Enqueue"/>; after <see cref="Close"/> none is taken any more.
/// </summary>
internal sealed class OutboundQueue(WebSocket socket, CombiningStream? stream, LimitsOptions limits)
{
    private const int KeptCapacity = 64;
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _closed = new();
    private List<ReadOnlyMemory<byte>> _waiting = [];
    private List<ReadOnlyMemory<byte>> _writing = [];
    private long _bytes;
    private CloseReason? _close;
    private bool _running;

    /// <summary>Done when the close frame is written, or the socket is dead.</summary>
    public Task Closed => _closed.Task;

    public CloseReason? Closing
    {
        get
        {
            lock (_gate)
            {
                return _close;
            }
        }
    }

    /// <summary>Puts a frame in line; it leaves with the next <see cref="Flush"/>. Too much in line closes the socket; a frame alone is never too much.</summary>
    public void Enqueue(ReadOnlyMemory<byte> frame)
    {
        lock (_gate)
        {
            if (_close is not null)
                return;
            int ahead = _waiting.Count + _writing.Count;
            if (ahead >= limits.OutboundFrames || (ahead > 0 && _bytes + frame.Length > limits.OutboundBytes))
            {
                Shut(CloseReason.SlowConsumer);
                return;
            }

            GatewayMetrics.Sent();
            _waiting.Add(frame);
            _bytes += frame.Length;
        }
    }

    /// <summary>Starts the writer unless it runs or has nothing to do. Returns without waiting for the network.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_running || (_waiting.Count == 0 && (_close is null || _closed.Task.IsCompleted)))
                return;
            _running = true;
        }

        _ = WriteAsync();
    }

    /// <summary>Closes after what is in line, or at once for a consumer that does not read. The first reason counts.</summary>
    public void Close(CloseReason reason)
    {
        lock (_gate)
        {
            if (_close is null)
                Shut(reason);
        }

        Flush();
    }

    /// <summary>Ends the connection without a word.</summary>
    public void Abort()
    {
        socket.Abort();
        _closed.TrySetResult();
    }

    private void Shut(CloseReason reason)
    {
        _close = reason;
        if (reason != CloseReason.Normal)
            GatewayMetrics.Closed(reason);
        if (reason != CloseReason.SlowConsumer)
            return;
        _waiting.Clear();
        _bytes = 0;
    }

    private async Task WriteAsync()
    {
        try
        {
            CloseReason? close;
            while (TakeBatch(out close))
            {
                stream?.Cork();
                foreach (ReadOnlyMemory<byte> frame in _writing)
                    await socket.SendAsync(frame, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, CancellationToken.None);
                if (stream is not null)
                    await stream.UncorkAsync();
            }

            if (close is not null)
                await CloseOutputAsync(close);
        }
        catch (Exception exception) when (IsDisconnect(exception))
        {
            Abort();
        }
    }

    /// <summary>What a dying connection throws.</summary>
    public static bool IsDisconnect(Exception exception) =>
        exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;

    private bool TakeBatch(out CloseReason? close)
    {
        lock (_gate)
        {
            foreach (ReadOnlyMemory<byte> frame in _writing)
                _bytes -= frame.Length;
            _bytes = Math.Max(_bytes, 0);
            _writing.Clear();
            (_writing, _waiting) = (_waiting, _writing.Capacity > KeptCapacity ? [] : _writing);
            close = _closed.Task.IsCompleted ? null : _close;
            _running = _writing.Count > 0 || close is not null;
            return _writing.Count > 0;
        }
    }

    private async Task CloseOutputAsync(CloseReason reason)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync((WebSocketCloseStatus)reason.Code, reason.Text, CancellationToken.None);
        _closed.TrySetResult();
    }
}
