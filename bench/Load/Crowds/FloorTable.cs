using System.Text.Json.Nodes;
using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;

namespace BlazingSun.Load.Crowds;

/// <summary>Seats two bots at the floor's dice server, which takes a player's word for its name.</summary>
internal static class FloorTable
{
    public static async Task<DiceTable> OpenAsync(Uri address, string room, Violations violations, CancellationToken cancel)
    {
        RoomTrace trace = new(room, violations);
        (FrameSocket hostSocket, DiceBot host) = await JoinAsync(address, room, "host", trace, cancel);
        (FrameSocket guestSocket, DiceBot guest) = await JoinAsync(address, room, "guest", trace, cancel);
        foreach (FrameSocket socket in new[] { hostSocket, guestSocket })
            await socket.SendAsync("""{"type":"games.command.ready"}""", cancel);
        return new DiceTable(hostSocket, guestSocket, host, guest);
    }

    private static async Task<(FrameSocket Socket, DiceBot Bot)> JoinAsync(
        Uri address, string room, string role, RoomTrace trace, CancellationToken cancel)
    {
        // As long as BlazingSun's user ids, so that the frames are.
        string player = $"{role}-{room}";
        FrameSocket socket = await FrameSocket.ConnectAsync(address, cancel);
        JsonObject join = new() { ["type"] = "games.command.join_room", ["roomName"] = room, ["playerName"] = player };
        await socket.SendAsync(join.ToJsonString(), cancel);
        Frame joined = await DiceTable.UntilAsync(socket, "games.event.player_joined", cancel);
        return (socket, new DiceBot(socket, player, room, trace, joined.Seq ?? 0));
    }
}
