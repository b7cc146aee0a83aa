using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Games.Tests.Rooms;

public sealed class SyncTests : GamesTests
{
    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);

    [Fact]
    public async Task Missed_events_come_in_order_and_complete()
    {
        RoomId room = await Games.StartGameAsync(Ann, Bob);
        long last = Games.Heard.NumbersOf(room.ToString())[^1];

        JsonNode sync = await SyncAsync(Ann, room, after: 1);

        Assert.Equal(Enumerable.Range(2, (int)last - 1).Select(n => (long)n), sync["missed"]!.AsArray().Select(f => f!["seq"]!.GetValue<long>()));
        Assert.Null(sync["state"]);
        Assert.Equal(last, sync["seq"]!.GetValue<long>());
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(1_000)]
    public async Task Who_names_a_number_that_the_room_cannot_continue_from_gets_the_whole_state(long after)
    {
        RoomId room = await Games.StartGameAsync(Ann, Bob);

        JsonNode sync = await SyncAsync(Ann, room, after);

        Assert.Null(sync["missed"]);
        Assert.Equal("games.event.room_state", sync["state"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Events_that_the_room_no_longer_holds_lead_to_the_whole_state_and_the_rest_is_replayed()
    {
        RoomId room = await Games.OpenAsync(Ann);
        for (int i = 0; i < 300; i++)
        {
            await Games.SendAsync(Ann, new Ready(room, i % 2 == 0), $"r{i}");
        }

        await Games.Heard.FrameAsync("games.event.player_ready", f => f["seq"]!.GetValue<long>() == 302);

        Assert.NotNull((await SyncAsync(Ann, room, after: 45))["state"]);
        Assert.Equal(256, (await SyncAsync(Ann, room, after: 46))["missed"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_user_without_rooms_gets_an_empty_answer()
    {
        await Games.SendAsync(Ann, new SyncState(new Dictionary<RoomId, long>()), "s");

        Assert.Empty((await Games.Heard.SyncAsync("s"))["rooms"]!.AsArray());
    }

    private int asked;

    private async Task<JsonNode> SyncAsync(UserId user, RoomId room, long after)
    {
        string id = $"sync{++asked}";
        await Games.SendAsync(user, new SyncState(new Dictionary<RoomId, long> { [room] = after }), id);
        return Assert.Single((await Games.Heard.SyncAsync(id))["rooms"]!.AsArray())!;
    }
}
