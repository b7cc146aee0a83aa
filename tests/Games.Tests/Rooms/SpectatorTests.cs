using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Games.Tests.Rooms;

public sealed class SpectatorTests : GamesTests
{
    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);
    private static readonly UserId Eve = new(3);

    [Fact]
    public async Task A_spectator_takes_a_free_seat_and_from_then_on_is_a_player()
    {
        RoomId room = await Games.OpenAsync(Ann);
        await Games.SendAsync(Eve, new Spectate(room));
        await Games.Heard.FrameAsync("games.event.spectator_joined");

        await Games.SendAsync(Eve, new JoinRoom(room, ClientSeed: "eve"), "join");

        JsonNode joined = await Games.Heard.FrameAsync("games.event.player_joined", f => f["playerId"]!.GetValue<string>() == "3");
        JsonNode left = await Games.Heard.FrameAsync("games.event.spectator_left");
        JsonNode state = await Games.Heard.FrameAsync("games.event.room_state", f => f["seq"]!.GetValue<long>() == joined["seq"]!.GetValue<long>());
        await Games.Heard.FrameAsync("games.event.game_started");
        Assert.Equal("player", state["you"]!["role"]!.GetValue<string>());
        Assert.Equal(joined["seq"]!.GetValue<long>() + 1, left["seq"]!.GetValue<long>());
        Assert.Equal(0, left["spectatorCount"]!.GetValue<int>());
        await Games.SendAsync(Ann, new ListRooms(), "list");
        JsonNode listed = (await Games.Heard.ReplyAsync("list"))["rooms"]![0]!;
        Assert.Equal((2, 0), (listed["playerCount"]!.GetValue<int>(), listed["spectatorCount"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Who_took_a_seat_resumes_as_a_player_with_what_was_missed_as_a_spectator_and_is_free_after_leaving()
    {
        RoomId room = await Games.OpenAsync(Ann);
        await Games.SendAsync(Eve, new Spectate(room));
        await Games.Heard.FrameAsync("games.event.spectator_joined");
        await Games.SendAsync(Eve, new JoinRoom(room));
        await Games.Heard.FrameAsync("games.event.game_started");

        JsonNode sync = await SyncAsync("taken", room, after: 3);
        await Games.SendAsync(Eve, new LeaveRoom(room));
        await Games.Heard.FrameAsync("games.event.player_left");

        Assert.Equal("player", sync["rooms"]![0]!["role"]!.GetValue<string>());
        Assert.Equal([4, 5, 6], sync["rooms"]![0]!["missed"]!.AsArray().Select(f => f!["seq"]!.GetValue<long>()));
        Assert.Empty((await SyncAsync("left", room, after: 6))["rooms"]!.AsArray());
    }

    [Fact]
    public async Task A_spectator_of_a_full_room_goes_on_watching()
    {
        RoomId room = await Games.StartGameAsync(Ann, Bob);
        await Games.SendAsync(Eve, new Spectate(room));
        await Games.Heard.FrameAsync("games.event.spectator_joined");
        await Games.SendAsync(Eve, new JoinRoom(room), "join");

        Assert.Equal("ROOM_FULL", (await Games.Heard.ReplyAsync("join"))["code"]!.GetValue<string>());
        Assert.Equal("spectator", (await SyncAsync("sync", room, after: 4))["rooms"]![0]!["role"]!.GetValue<string>());
    }

    private async Task<JsonNode> SyncAsync(string id, RoomId room, long after)
    {
        await Games.SendAsync(Eve, new SyncState(new Dictionary<RoomId, long> { [room] = after }), id);
        return await Games.Heard.SyncAsync(id);
    }
}
