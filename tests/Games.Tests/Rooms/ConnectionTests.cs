using System.Text.Json.Nodes;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Games.Tests.Rooms;

public sealed class ConnectionTests : GamesTests
{
    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);

    [Fact]
    public async Task The_others_hear_that_a_player_lost_the_connection_until_when_the_seat_is_kept_and_that_the_player_is_back()
    {
        await Games.StartGameAsync(Ann, Bob);

        await Games.TellAsync(Bob, EventTypes.UserDisconnected);
        JsonNode lost = await Games.Heard.FrameAsync("games.event.player_disconnected");
        await Games.TellAsync(Bob, EventTypes.UserConnected);
        JsonNode back = await Games.Heard.FrameAsync("games.event.player_reconnected");

        Assert.Equal("2", lost["playerId"]!.GetValue<string>());
        Assert.Equal("2026-01-08T12:05:00.000Z", lost["reconnectBy"]!.GetValue<string>());
        Assert.Equal("2", back["playerId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_plays_nowhere_comes_and_goes_unnoticed()
    {
        RoomId room = await Games.StartGameAsync(Ann, Bob);
        long before = Games.Heard.NumbersOf(room.ToString())[^1];

        await Games.TellAsync(new UserId(3), EventTypes.UserDisconnected);
        await Games.TellAsync(Bob, EventTypes.UserDisconnected);

        JsonNode next = await Games.Heard.FrameAsync("games.event.player_disconnected");
        Assert.Equal(before + 1, next["seq"]!.GetValue<long>());
    }
}
