using System.Buffers;
using System.Net.WebSockets;
using WireLimits = BlazingSun.Contracts.Limits;

namespace BlazingSun.Gateway.Sockets;

/// <summary>Reads a socket until it closes. Holds a buffer only while a message is coming in.</summary>
internal sealed class SocketReader(FrameHandler frames)
{
    private const int FirstBuffer = 4 * 1024;

    /// <summary>Returns when the client has closed or is gone; never throws for either.</summary>
    public async Task ReadAsync(ClientSocket socket, WebSocket webSocket)
    {
        try
        {
            while (await ReadMessageAsync(socket, webSocket))
            {
                // Until it closes.
            }
        }
        catch (Exception exception) when (OutboundQueue.IsDisconnect(exception))
        {
            socket.Outbound.Abort();
        }
    }

    private async Task<bool> ReadMessageAsync(ClientSocket socket, WebSocket webSocket)
    {
        ValueWebSocketReceiveResult result = await webSocket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        if (result.MessageType == WebSocketMessageType.Close)
            return false;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        int length = 0;
        try
        {
            while (!result.EndOfMessage)
            {
                if (length == buffer.Length)
                    buffer = Larger(buffer);
                result = await webSocket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close)
                    return false;
                length = Taken(socket, length + result.Count);
            }

            Handle(socket, buffer.AsSpan(0, length), result.MessageType);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Handle(ClientSocket socket, ReadOnlySpan<byte> frame, WebSocketMessageType type)
    {
        if (socket.Outbound.Closing is null)
            frames.Handle(socket, frame, type == WebSocketMessageType.Text);
    }

    // What comes on a socket that is being closed is read to its end and thrown away, so that the close frame arrives.
    private static int Taken(ClientSocket socket, int length)
    {
        if (length > WireLimits.FrameBytes)
            socket.Close(CloseReason.TooLarge);
        return socket.Outbound.Closing is null ? length : 0;
    }

    private static byte[] Larger(byte[] buffer)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(WireLimits.FrameBytes + 1);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
