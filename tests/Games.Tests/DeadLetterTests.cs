using System.Text;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.State;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Tests;

/// <summary>What can never be handled is put aside, and what is behind it on the topic is handled.</summary>
public sealed class DeadLetterTests : IDisposable
{
    private const string Head =
        """{"eventId":"00000000-0000-7000-8000-000000000001","timestamp":"2026-01-08T12:00:00Z","producer":"x","actor":{"userId":"1","username":"ann","roles":[]},""";

    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);
    private static readonly UserId Eve = new(3);
    private static readonly UserId Dan = new(4);
    private readonly DataFolder data = new();

    public void Dispose() => data.Dispose();

    [Theory]
    [InlineData("rubbish")]
    [InlineData("null")]
    [InlineData(Head + """ "eventType":"games.command","payload":null}""")]
    [InlineData(Head + """ "eventType":"games.command","payload":{}}""")]
    [InlineData(Head + """ "eventType":"games.command","payload":{"roomId":"x"}}""")]
    [InlineData(Head + """ "eventType":"games.command","payload":{"type":"unheard_of"}}""")]
    [InlineData("""{"eventId":"00000000-0000-7000-8000-000000000001","timestamp":"2026-01-08T12:00:00Z","producer":"x","eventType":"x","payload":{"type":"list_rooms"}}""")]
    public async Task A_command_that_is_none(string message)
    {
        await using GamesHost games = await StartAsync(Topics.GamesCommands);
        await PublishAsync(games, Topics.GamesCommands, message);

        await games.SendAsync(Ann, new ListRooms(), "behind it");
        await games.Heard.ReplyAsync("behind it");
        await ExpectLetterAsync(games, message);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData(Head + """ "eventType":"system.event.user_deleted","payload":null}""")]
    [InlineData(Head + """ "eventType":"system.event.user_connected","payload":null}""")]
    [InlineData(Head + """ "eventType":"system.event.user_muted","payload":{"userId":"1","until":"soon"}}""")]
    public async Task News_of_users_that_are_none(string message)
    {
        await using GamesHost games = await StartAsync(Topics.SystemEvents);
        await games.StartGameAsync(Ann, Bob);
        await PublishAsync(games, Topics.SystemEvents, message);

        await games.TellAsync(Bob, EventTypes.UserDisconnected);
        await games.Heard.FrameAsync("games.event.player_disconnected");
        await ExpectLetterAsync(games, message);
    }

    [Fact]
    public async Task Who_watches_a_room_that_cannot_be_read_is_missed_where_they_play_all_the_same()
    {
        (RoomId broken, RoomId sound) = await OpenTwoRoomsAsync();
        await using GamesHost games = await StartAsync(Topics.SystemEvents);
        await SpoilAsync(games, broken);

        await games.TellAsync(Bob, EventTypes.UserDisconnected);

        await games.Heard.FrameAsync("games.event.player_disconnected", f => f["roomId"]!.GetValue<string>() == sound.ToString());
        await ExpectLetterAsync(games, about: Bob.ToString());
    }

    private async Task<(RoomId Broken, RoomId Sound)> OpenTwoRoomsAsync()
    {
        await using GamesHost games = await StartAsync(Topics.SystemEvents);
        RoomId broken = await games.StartGameAsync(Ann, Eve, "Broken");
        await games.SendAsync(Bob, new Spectate(broken));
        await games.Heard.FrameAsync("games.event.spectator_joined");
        return (broken, await games.StartGameAsync(Dan, Bob, "Sound"));
    }

    private static async Task SpoilAsync(GamesHost games, RoomId room)
    {
        IStateStore store = games.Services.GetRequiredKeyedService<IStateStore>(StateStores.Rooms);
        string key = $"room:{room}";
        Assert.NotNull(await store.GetAsync(key, Token));
        await store.SaveAsync(key, "{\"no\":\"room\"}"u8.ToArray(), Expected.Any, null, Token);
    }

    private Task<GamesHost> StartAsync(string topic) => GamesHost.StartAsync(data.Path, with: services => services
        .AddSingleton<LetterBox>().AddSubscription<LetterBox>("operator", Topics.Dead(topic), ConsumerGroup.PerApp));

    private static async Task PublishAsync(GamesHost games, string topic, string message) => await games.Services.GetRequiredService<IBus>()
        .PublishAsync(topic, new BusMessage("1", Encoding.UTF8.GetBytes(message)), Token);

    private static async Task ExpectLetterAsync(GamesHost games, string? message = null, string? about = null)
    {
        JsonElement letter = Assert.Single(await games.Services.GetRequiredService<LetterBox>().Letters.WaitForAsync(1, Token));
        Assert.Equal(about ?? "1", letter.GetProperty("key").GetString());
        if (message is not null)
            Assert.Equal(message, letter.GetProperty("body").GetString());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
