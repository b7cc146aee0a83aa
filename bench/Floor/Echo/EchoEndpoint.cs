using System.Net.WebSockets;

namespace BlazingSun.Floor.Echo;

/// <summary>Sends every message back as it came.</summary>
internal static class EchoEndpoint
{
    public static async Task HandleAsync(HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        byte[] buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted) is { MessageType: not WebSocketMessageType.Close } part)
                await socket.SendAsync(buffer.AsMemory(0, part.Count), part.MessageType, part.EndOfMessage, context.RequestAborted);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        }
        catch (WebSocketException)
        {
            // The client went away without a goodbye.
        }
    }
}
