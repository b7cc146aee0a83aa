using System.Net.WebSockets;
using BlazingSun.Simulation.Nodes;

namespace BlazingSun.Simulation.Players;

/// <summary>The gateway's end of a connection.</summary>
internal sealed class ServerSocket(Link link, Node gateway) : WebSocket
{
    private readonly Queue<byte[]?> _incoming = new();
    private TaskCompletionSource? _waiting;
    private int _offset;
    private bool _broken;
    private bool _closeSent;

    public override WebSocketState State => _broken ? WebSocketState.Aborted : _closeSent ? WebSocketState.CloseSent : WebSocketState.Open;

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override string? SubProtocol => null;

    public void Bring(byte[] frame) => Wake(frame);

    public void BringClose() => Wake(null);

    public void BringError()
    {
        _broken = true;
        _waiting?.TrySetResult();
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (_incoming.Count == 0 && !_broken)
        {
            _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await _waiting.Task;
        }

        if (_broken)
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
        return _incoming.Peek() is { } frame ? Take(frame, buffer) : new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true);
    }

    public override ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (_broken)
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
        gateway.World.Trace.Mix(buffer.Length);
        gateway.World.Trace.Line($"{gateway.Name} ⇒ {link.Name}: {buffer.Span}");
        link.SendDown(buffer.ToArray());
        return ValueTask.CompletedTask;
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        _closeSent = true;
        link.CloseDown((int)closeStatus);
        return Task.CompletedTask;
    }

    public override void Abort() => BringError();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task SendAsync(
        ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override void Dispose()
    {
    }

    private ValueWebSocketReceiveResult Take(byte[] frame, Memory<byte> buffer)
    {
        int count = Math.Min(buffer.Length, frame.Length - _offset);
        frame.AsMemory(_offset, count).CopyTo(buffer);
        _offset += count;
        bool isEnd = _offset == frame.Length;
        if (isEnd)
        {
            _incoming.Dequeue();
            _offset = 0;
        }

        return new ValueWebSocketReceiveResult(count, WebSocketMessageType.Text, isEnd);
    }

    private void Wake(byte[]? frame)
    {
        _incoming.Enqueue(frame);
        _waiting?.TrySetResult();
    }
}
