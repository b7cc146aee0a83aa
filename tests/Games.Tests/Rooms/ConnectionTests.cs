using System.Text.Json;
using System.Text.Json.Nodes;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Tests.Rooms;

public sealed class ConnectionTests : GamesTests
{
    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);

    [Fact]
    public async Task The_others_hear_that_a_player_lost_the_connection_until_when_the_seat_is_kept_and_that_the_player_is_back()
    {
        await Games.StartGameAsync(Ann, Bob);

        await TellAsync(Bob, EventTypes.UserDisconnected);
        JsonNode lost = await Games.Heard.FrameAsync("games.event.player_disconnected");
        await TellAsync(Bob, EventTypes.UserConnected);
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

        await TellAsync(new UserId(3), EventTypes.UserDisconnected);
        await TellAsync(Bob, EventTypes.UserDisconnected);

        JsonNode next = await Games.Heard.FrameAsync("games.event.player_disconnected");
        Assert.Equal(before + 1, next["seq"]!.GetValue<long>());
    }

    private async Task TellAsync(UserId user, string what)
    {
        Envelope<UserConnection> envelope = new()
        {
            EventId = Games.Services.GetRequiredService<IIdSource>().New(),
            EventType = what,
            Timestamp = Games.Time.GetUtcNow(),
            Producer = "test",
            Payload = new UserConnection(user),
        };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(envelope, ContractsJson.Default.EnvelopeUserConnection);
        await Games.Services.GetRequiredService<IBus>().PublishAsync(
            Topics.SystemEvents, new BusMessage(user.ToString(), body), TestContext.Current.CancellationToken);
    }
}
