using System.Net.WebSockets;
using System.Text;

namespace BlazingSun.Players.Frames;

/// <summary>A WebSocket client that sends and receives whole messages with next to no allocation.</summary>
public sealed class FrameSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly SemaphoreSlim _sending = new(1);
    private byte[] _buffer = new byte[1024];

    private FrameSocket(ClientWebSocket socket) => _socket = socket;

    /// <summary>The server's close code; null while open, and when the connection broke without one.</summary>
    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>The server's close reason.</summary>
    public string? CloseReason => _socket.CloseStatusDescription;

    /// <summary>Connects.</summary>
    /// <param name="address">A ws or wss address.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <param name="headers">Further request headers, for example a cookie or an origin.</param>
    /// <exception cref="WebSocketException">The server cannot be reached or refuses.</exception>
    public static async Task<FrameSocket> ConnectAsync(
        Uri address, CancellationToken cancel, IReadOnlyDictionary<string, string>? headers = null)
    {
        ClientWebSocket socket = new();
        foreach ((string name, string value) in headers ?? new Dictionary<string, string>())
            socket.Options.SetRequestHeader(name, value);
        try
        {
            await socket.ConnectAsync(address, cancel);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return new FrameSocket(socket);
    }

    /// <summary>Sends a text message.</summary>
    /// <exception cref="WebSocketException">The connection is gone.</exception>
    public Task SendAsync(string text, CancellationToken cancel) =>
        SendAsync(Encoding.UTF8.GetBytes(text), cancel);

    /// <summary>Sends one message; may be called from several places at once.</summary>
    /// <exception cref="WebSocketException">The connection is gone.</exception>
    public async Task SendAsync(
        ReadOnlyMemory<byte> message, CancellationToken cancel, WebSocketMessageType type = WebSocketMessageType.Text)
    {
        await _sending.WaitAsync(cancel);
        try
        {
            await _socket.SendAsync(message, type, true, cancel);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next message, valid until the next call; null when the connection is closed or broken. One reader at a time.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancel)
    {
        int length = 0;
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancel);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                if (part.EndOfMessage)
                    return _buffer.AsMemory(0, length);
                if (length == _buffer.Length)
                    Array.Resize(ref _buffer, length * 2);
            }
        }
        catch (WebSocketException)
        {
            // A broken connection and a closed one are the same to a reader; CloseStatus tells them apart.
            return null;
        }
    }

    /// <summary>Says goodbye if the server still listens, without waiting for its answer.</summary>
    public async Task CloseAsync(CancellationToken cancel)
    {
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancel);
        }
        catch (WebSocketException)
        {
            // It was gone already.
        }
    }

    /// <summary>Cuts the connection without a goodbye.</summary>
    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }
}
