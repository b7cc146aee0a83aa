using System.Data.Common;
using System.Text.Json.Nodes;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Talk;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Tests.Talk;

/// <summary>Chat in rooms.</summary>
public sealed class TalkTests : GamesTests
{
    private const string Players = "games.event.player_chat_message";
    private const string Spectators = "games.event.spectator_chat_message";
    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);
    private static readonly UserId Eve = new(3);

    [Fact]
    public async Task Players_are_heard_by_players_and_spectators_by_spectators_without_a_number()
    {
        RoomId room = await WatchedGameAsync();
        await Games.SendAsync(Ann, new PlayerChat(room, "  good luck  "), "a");
        await Games.SendAsync(Eve, new SpectatorChat(room, "who will win?"), "e");

        JsonNode said = await Games.Heard.MessageAsync(Players);
        JsonNode asked = await Games.Heard.MessageAsync(Spectators);
        Assert.Equal(("players", "spectators"), (Text(said["audience"]!["type"]), Text(asked["audience"]!["type"])));
        JsonNode frame = said["payload"]!["frame"]!;
        Assert.Equal(("good luck", "1", "user1", room.ToString()), (Text(frame["content"]), Text(frame["senderId"]), Text(frame["senderName"]), Text(frame["roomId"])));
        Assert.Null(frame["seq"]);
        Assert.Equal(("a", "1"), (Text(said["payload"]!["cause"]!["correlationId"]), Text(said["payload"]!["cause"]!["userId"])));
    }

    [Fact]
    public async Task Nobody_speaks_where_they_do_not_belong()
    {
        RoomId room = await WatchedGameAsync();
        await Games.SendAsync(Eve, new PlayerChat(room, "hi"), "spectator");
        await Games.SendAsync(Ann, new SpectatorChat(room, "hi"), "player");
        await Games.SendAsync(new UserId(4), new PlayerChat(room, "hi"), "stranger");
        await Games.SendAsync(Ann, new PlayerChat(new RoomId(Guid.Empty), "hi"), "nowhere");

        Assert.Equal("SPECTATORS_CANNOT_ACT", await RefusedAsync("spectator"));
        Assert.Equal("FORBIDDEN", await RefusedAsync("player"));
        Assert.Equal("NOT_IN_ROOM", await RefusedAsync("stranger"));
        Assert.Equal("ROOM_NOT_FOUND", await RefusedAsync("nowhere"));
        Assert.DoesNotContain(Games.Heard.Frames, frame => Text(frame["type"]) is Players or Spectators);
    }

    [Fact]
    public async Task A_message_has_content_and_unwanted_words_are_masked()
    {
        RoomId room = await WatchedGameAsync();
        await Games.SendAsync(Ann, new PlayerChat(room, " \n "), "empty");
        await Games.SendAsync(Ann, new PlayerChat(room, new string('x', 2_001)), "long");
        await Games.SendAsync(Ann, new PlayerChat(room, "Darn it"));

        Assert.Equal("CONTENT_EMPTY", await RefusedAsync("empty"));
        Assert.Equal("CONTENT_TOO_LONG", await RefusedAsync("long"));
        Assert.Equal("**** it", Text((await Games.Heard.FrameAsync(Players))["content"]));
    }

    [Fact]
    public async Task A_repeat_is_answered_to_the_speaker_alone_and_under_the_same_message_id()
    {
        RoomId room = await WatchedGameAsync();
        await Games.SendAsync(Ann, new PlayerChat(room, "hello"), "again");
        JsonNode first = await Games.Heard.FrameAsync(Players);
        await Games.SendAsync(Ann, new PlayerChat(room, "hello"), "again");

        JsonNode repeated = await Games.Heard.ReplyAsync("again");
        Assert.Equal(Text(first["messageId"]), Text(repeated["messageId"]));
        Assert.Single(Games.Heard.DeliveriesTo("players"));
    }

    [Fact]
    public async Task Where_a_message_is_forgotten_a_repeat_is_told_again_under_the_same_message_id()
    {
        RoomId room = await WatchedGameAsync();
        await Games.SendAsync(Ann, new PlayerChat(room, "hello"), "again");
        string first = Text((await Games.Heard.FrameAsync(Players))["messageId"])!;
        Games.Time.Advance(TimeSpan.FromMinutes(6));
        await Games.SendAsync(Ann, new PlayerChat(room, "hello"), "again");

        await Games.SendAsync(Ann, new PlayerChat(room, "bye"), "other");
        await Games.Heard.FrameAsync(Players, frame => Text(frame["content"]) == "bye");
        Assert.Equal([first, first], Games.Heard.DeliveriesTo("players").Take(2).Select(frame => Text(frame["messageId"])!));
        Assert.NotEqual(first, Text(Games.Heard.DeliveriesTo("players")[2]["messageId"]));
    }

    [Fact]
    public async Task Who_is_muted_is_refused_until_the_time_is_over()
    {
        RoomId room = await WatchedGameAsync();
        DateTimeOffset now = Games.Time.GetUtcNow();
        Mutes mutes = Games.Services.GetRequiredService<Mutes>();
        await mutes.SetAsync(new UserMute(Ann, now.AddMinutes(10)), now, Token);
        await mutes.SetAsync(new UserMute(Ann, null), now.AddSeconds(-1), Token);
        await Games.SendAsync(Ann, new PlayerChat(room, "hi"), "muted");

        JsonNode refused = await Games.Heard.ReplyAsync("muted");
        Assert.Equal(("FORBIDDEN", 600_000), (Text(refused["code"]), refused["retryAfterMs"]!.GetValue<int>()));

        await mutes.SetAsync(new UserMute(Ann, null), now.AddSeconds(1), Token);
        await Games.SendAsync(Ann, new PlayerChat(room, "free"), "free");
        Assert.Equal("free", Text((await Games.Heard.FrameAsync(Players))["content"]));
    }

    [Fact]
    public async Task A_mute_goes_with_the_account_and_one_that_is_long_over_with_the_next()
    {
        Mutes mutes = Games.Services.GetRequiredService<Mutes>();
        DateTimeOffset now = Games.Time.GetUtcNow();
        await mutes.SetAsync(new UserMute(Ann, now.AddDays(20)), now, Token);
        await mutes.SetAsync(new UserMute(Bob, now.AddMinutes(1)), now, Token);

        await mutes.RemoveAsync(Ann, Token);
        Assert.Null(await mutes.UntilAsync(Ann, Token));
        Games.Time.Advance(TimeSpan.FromDays(7));
        await mutes.SetAsync(new UserMute(Eve, null), Games.Time.GetUtcNow(), Token);
        Assert.Equal([Bob.Value, Eve.Value], await MutedRowsAsync());
        Games.Time.Advance(TimeSpan.FromDays(2));
        await mutes.SetAsync(new UserMute(Eve, null), Games.Time.GetUtcNow(), Token);
        Assert.Equal([Eve.Value], await MutedRowsAsync());
    }

    [Fact]
    public async Task A_mute_does_not_hold_for_one_who_became_an_admin()
    {
        RoomId room = await WatchedGameAsync();
        DateTimeOffset now = Games.Time.GetUtcNow();
        await Games.Services.GetRequiredService<Mutes>().SetAsync(new UserMute(Ann, now.AddMinutes(10)), now, Token);

        await Games.SendAsync(Ann, new PlayerChat(room, "quiet, please"), "admin", role: "admin");

        await Games.Heard.MessageAsync(Players);
    }

    [Fact]
    public async Task Chat_tells_games_of_a_mute()
    {
        RoomId room = await WatchedGameAsync();
        await Games.TellMutedAsync(new UserMute(Ann, Games.Time.GetUtcNow().AddMinutes(10)));
        await Games.SendAsync(Ann, new PlayerChat(room, "hi"), "muted");

        Assert.Equal("FORBIDDEN", await RefusedAsync("muted"));
    }

    private protected override Task<GamesHost> StartAsync(string folder) =>
        GamesHost.StartAsync(folder, with: services => services.Configure<TalkOptions>(options => options.BlockedWords = ["darn"]));

    private async Task<RoomId> WatchedGameAsync()
    {
        RoomId room = await Games.StartGameAsync(Ann, Bob);
        await Games.SendAsync(Eve, new Spectate(room));
        await Games.Heard.FrameAsync("games.event.spectator_joined");
        return room;
    }

    private async Task<IEnumerable<long>> MutedRowsAsync()
    {
        await using DbConnection connection = await Games.Services.GetRequiredKeyedService<IDatabase>(GamesApp.Name).OpenAsync(Token);
        return await connection.QueryAsync<long>(new CommandDefinition("SELECT user_id FROM room_mutes ORDER BY user_id", cancellationToken: Token));
    }

    private async Task<string?> RefusedAsync(string id) => Text((await Games.Heard.ReplyAsync(id))["code"]);

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
