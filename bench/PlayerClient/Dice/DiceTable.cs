using System.Text.Json.Nodes;
using BlazingSun.Players.Frames;

namespace BlazingSun.Players.Dice;

/// <summary>Two bots in one room, with their sockets.</summary>
public sealed class DiceTable(FrameSocket hostSocket, FrameSocket guestSocket, DiceBot host, DiceBot guest) : IAsyncDisposable
{
    /// <summary>Both bots, host first.</summary>
    public IReadOnlyList<DiceBot> Bots { get; } = [host, guest];

    /// <summary>Both sockets, host first.</summary>
    public IReadOnlyList<FrameSocket> Sockets { get; } = [hostSocket, guestSocket];

    /// <summary>Connects and authenticates both; the first makes a room without a turn limit, the second joins it by id.</summary>
    /// <param name="address">The address of <c>/ws</c>.</param>
    /// <param name="host">Makes the room.</param>
    /// <param name="guest">Joins it, which starts the game.</param>
    /// <param name="violations">Where the bots note what must not happen.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <exception cref="InvalidOperationException">The server refused.</exception>
    public static async Task<DiceTable> OpenAsync(
        Uri address, DicePlayer host, DicePlayer guest, Violations violations, CancellationToken cancel)
    {
        FrameSocket hostSocket = await SignInAsync(address, host, cancel);
        FrameSocket guestSocket = await SignInAsync(address, guest, cancel);
        JsonObject create = new()
        {
            ["type"] = "games.command.create_room",
            ["gameType"] = "bigger_dice",
            ["roomName"] = $"Table of {host.Id}",
            ["config"] = new JsonObject { ["turnSeconds"] = 0, ["idleSeconds"] = 86_400 },
        };
        await hostSocket.SendAsync(create.ToJsonString(), cancel);
        Frame created = await UntilAsync(hostSocket, "games.event.room_created", cancel);
        string roomId = created["roomId"]!;
        JsonObject join = new() { ["type"] = "games.command.join_room", ["roomId"] = roomId };
        await guestSocket.SendAsync(join.ToJsonString(), cancel);
        RoomTrace trace = new(roomId, violations);
        return new DiceTable(
            hostSocket,
            guestSocket,
            new DiceBot(hostSocket, host.Id, roomId, trace, created.Seq ?? 0),
            new DiceBot(guestSocket, guest.Id, roomId, trace));
    }

    /// <summary>Connects and shows the token; returns when the server said yes.</summary>
    /// <exception cref="InvalidOperationException">The server refused.</exception>
    public static async Task<FrameSocket> SignInAsync(Uri address, DicePlayer player, CancellationToken cancel)
    {
        FrameSocket socket = await FrameSocket.ConnectAsync(address, cancel);
        await socket.SendAsync(new JsonObject { ["type"] = "system.authenticate", ["token"] = player.Token }.ToJsonString(), cancel);
        await UntilAsync(socket, "system.authenticated", cancel);
        return socket;
    }

    /// <summary>Reads until a frame of this type comes.</summary>
    /// <exception cref="InvalidOperationException">An error came, or the socket closed.</exception>
    public static async Task<Frame> UntilAsync(FrameSocket socket, string type, CancellationToken cancel)
    {
        while (await socket.ReceiveAsync(cancel) is { } message)
        {
            Frame frame = Frame.Parse(message);
            if (frame.Type == type)
                return frame;
            if (frame.Type == "system.error")
                throw new InvalidOperationException($"Refused: {frame.Json.GetRawText()}");
        }

        throw new InvalidOperationException($"The connection ended ({socket.CloseStatus} {socket.CloseReason}) before {type}.");
    }

    /// <summary>Plays until so many games are over.</summary>
    public Task PlayAsync(int games, IPace pace, CancellationToken cancel) =>
        Task.WhenAll(Bots.Select(bot => bot.PlayAsync(games, pace, cancel)));

    /// <summary>Cuts both connections.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (FrameSocket socket in Sockets)
            await socket.DisposeAsync();
    }
}
