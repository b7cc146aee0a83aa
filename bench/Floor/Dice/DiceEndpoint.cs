using System.Net.WebSockets;
using System.Text.Json;

namespace BlazingSun.Floor.Dice;

/// <summary>Reads a player's commands, one JSON object per message, and does them at once.</summary>
internal sealed class DiceEndpoint(DiceRooms rooms)
{
    public async Task HandleAsync(HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        byte[] buffer = new byte[4096];
        (DiceRoom Room, string Name, string Player)? seat = null;
        CancellationToken cancel = context.RequestAborted;
        try
        {
            while (await ReceiveAsync(socket, buffer, cancel) is { } length)
                seat = await DoAsync(JsonSerializer.Deserialize(buffer.AsSpan(0, length), DiceJson.Default.DiceCommand), seat, socket, cancel);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancel);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or JsonException)
        {
            // The client went away without a goodbye, or speaks something else: the socket ends here.
        }

        if (seat is { } left && await left.Room.LeaveAsync(left.Player))
            rooms.Remove(left.Name);
    }

    private async Task<(DiceRoom Room, string Name, string Player)?> DoAsync(
        DiceCommand? command, (DiceRoom Room, string Name, string Player)? seat, WebSocket socket, CancellationToken cancel)
    {
        switch (command)
        {
            case { Type: "games.command.join_room", RoomName: { } name, PlayerName: { } player } when seat is null:
                seat = (rooms.Named(name), name, player);
                await seat.Value.Room.JoinAsync(player, socket, cancel);
                break;
            case { Type: "games.command.ready" or "games.command.rematch" } when seat is { } taken:
                await taken.Room.ReadyAsync(taken.Player, socket, command.Type == "games.command.rematch", cancel);
                break;
            case { Type: "games.command.bigger_dice.roll" } when seat is { } taken:
                await taken.Room.RollAsync(taken.Player, socket, cancel);
                break;
        }

        return seat;
    }

    /// <summary>The length of the next message in the buffer; null when the client closes or sends more than fits.</summary>
    private static async ValueTask<int?> ReceiveAsync(WebSocket socket, byte[] buffer, CancellationToken cancel)
    {
        int length = 0;
        while (length < buffer.Length)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), cancel);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage)
                return length;
        }

        return null;
    }
}
