using System.Net.WebSockets;
using System.Text.Json;

namespace BlazingSun.Floor.Lobby;

/// <summary>All sockets in one lobby: each message is written as JSON once and sent to everyone, one SendAsync a socket, under one lock.</summary>
internal sealed class LobbyEndpoint(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _lock = new(1);
    private readonly HashSet<WebSocket> _sockets = [];

    public async Task HandleAsync(HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        byte[] buffer = new byte[4096];
        CancellationToken cancel = context.RequestAborted;
        await InTurnAsync(() => _sockets.Add(socket));
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), cancel) is { MessageType: WebSocketMessageType.Text, EndOfMessage: true } part)
                await TellAsync(JsonSerializer.Deserialize(buffer.AsSpan(0, part.Count), LobbyJson.Default.LobbyCommand), cancel);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or JsonException)
        {
            // The client went away without a goodbye, or speaks something else: the socket ends here.
        }

        await InTurnAsync(() => _sockets.Remove(socket));
    }

    public void Dispose() => _lock.Dispose();

    private async Task TellAsync(LobbyCommand? command, CancellationToken cancel)
    {
        if (command is not { Type: "chat.command.send_lobby_message", LobbyId: { } lobby, Content: { } content })
            return;
        LobbyMessage message = new(
            "chat.event.lobby_message", lobby, Guid.CreateVersion7(), "1000000000", "bench0", content, time.GetUtcNow());
        byte[] frame = JsonSerializer.SerializeToUtf8Bytes(message, LobbyJson.Default.LobbyMessage);
        await _lock.WaitAsync(cancel);
        try
        {
            foreach (WebSocket socket in _sockets)
            {
                if (socket.State == WebSocketState.Open)
                    await socket.SendAsync(frame, WebSocketMessageType.Text, true, cancel);
            }
        }
        finally
        {
            _lock.Release();
        }
    }

    private async Task InTurnAsync(Func<bool> act)
    {
        await _lock.WaitAsync();
        act();
        _lock.Release();
    }
}
