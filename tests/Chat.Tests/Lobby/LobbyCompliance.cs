using System.Globalization;
using System.Text.Json.Nodes;
using BlazingSun.Chat.Lobby;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.Relational;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Lobby;

/// <summary>What lobbies do on every database.</summary>
public abstract class LobbyCompliance : ChatTests
{
    private static readonly LobbyId Dice = new("games:bigger_dice");

    private LobbyMessages Messages => Chat.Services.GetRequiredService<LobbyMessages>();

    [Fact]
    public async Task A_message_reaches_its_lobby_and_names_the_command_that_it_answers()
    {
        await Chat.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, "  hello <b>all</b>, darn  "), "a");
        await Chat.SendAsync(Bob, new SendLobbyMessage(Dice, "dice?"));

        JsonNode message = await Chat.Heard.MessageAsync(message => Text(message["audience"]?["lobbyId"]) == "lobby:main");
        JsonNode frame = message["payload"]!["frame"]!;
        Assert.Equal("chat.event.lobby_message", Text(frame["type"]));
        Assert.Equal(("lobby:main", "1", "alice"), (Text(frame["lobbyId"]), Text(frame["senderId"]), Text(frame["senderName"])));
        Assert.Equal("hello <b>all</b>, ****", Text(frame["content"]));
        Assert.Equal(("a", "1"), (Text(message["payload"]!["cause"]!["correlationId"]), Text(message["payload"]!["cause"]!["userId"])));
        Assert.Equal("dice?", Text((await Chat.Heard.FramesAsync(Dice, 1))[0]["content"]));
    }

    [Fact]
    public async Task Who_joins_gets_the_newest_fifty_and_pages_lead_back_to_the_first()
    {
        await WriteAsync(120);
        await Chat.SendAsync(Bob, new JoinLobby(LobbyId.Main), "join");
        JsonNode page = await Chat.Heard.ReplyAsync("join");
        Assert.Equal(Numbers(71, 120), Contents(page));
        Assert.True(page["hasMore"]!.GetValue<bool>());

        await Chat.SendAsync(Bob, new ReadLobbyHistory(LobbyId.Main, First(page)), "second");
        page = await Chat.Heard.ReplyAsync("second");
        Assert.Equal(Numbers(21, 70), Contents(page));
        Assert.True(page["hasMore"]!.GetValue<bool>());

        await Chat.SendAsync(Bob, new ReadLobbyHistory(LobbyId.Main, First(page), 20), "third");
        page = await Chat.Heard.ReplyAsync("third");
        Assert.Equal(Numbers(1, 20), Contents(page));
        Assert.False(page["hasMore"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_page_of_long_texts_ends_where_it_would_be_more_than_128_KiB()
    {
        string text = new('ж', 2_000);
        for (int i = 0; i < 40; i++)
            await Chat.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, text));

        await Chat.SendAsync(Bob, new JoinLobby(LobbyId.Main), "join");
        JsonNode page = await Chat.Heard.ReplyAsync("join");
        Assert.Equal((32, true), (Contents(page).Count(), page["hasMore"]!.GetValue<bool>()));
        await Chat.SendAsync(Bob, new ReadLobbyHistory(LobbyId.Main, First(page)), "rest");
        page = await Chat.Heard.ReplyAsync("rest");
        Assert.Equal((8, false), (Contents(page).Count(), page["hasMore"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task The_socket_is_in_the_lobby_between_what_it_gets_as_history_and_what_is_told_after()
    {
        await Chat.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, "before"));
        await Chat.SendAsync(Bob, new JoinLobby(LobbyId.Main), "join");
        await Chat.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, "after"));
        await Chat.Heard.FramesAsync(LobbyId.Main, 2);

        Assert.Equal(["before"], Contents(await Chat.Heard.ReplyAsync("join")));
        Assert.Equal(["chat.event.delivery", "chat.event.lobby_joined", "chat.event.delivery"], Chat.Heard.Messages.Select(message => Text(message["eventType"])));
    }

    [Fact]
    public async Task What_is_wrong_with_a_command_is_said()
    {
        LobbyId nowhere = new("games:chess");
        await Chat.SendAsync(Alice, new JoinLobby(nowhere), "join");
        await Chat.SendAsync(Alice, new SendLobbyMessage(nowhere, "hi"), "send");
        await Chat.SendAsync(Alice, new ReadLobbyHistory(nowhere, new MessageId(Guid.Empty)), "read");
        await Chat.SendAsync(Alice, new ReadLobbyHistory(LobbyId.Main, new MessageId(Guid.Empty), 101), "limit");
        await Chat.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, " \u0007 "), "empty");
        await Chat.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, new string('x', 2_001)), "long");

        foreach (string command in new[] { "join", "send", "read" })
            Assert.Equal(("NOT_FOUND", "There is no lobby games:chess."), await RefusalAsync(command));
        Assert.Equal(("BAD_MESSAGE", "limit is a number from 1 to 100."), await RefusalAsync("limit"));
        Assert.Equal("CONTENT_EMPTY", (await RefusalAsync("empty")).Code);
        Assert.Equal(("CONTENT_TOO_LONG", "content has at most 2,000 characters."), await RefusalAsync("long"));
        Assert.Empty(Chat.Heard.FramesOf(LobbyId.Main));
    }

    [Fact]
    public async Task A_repeat_is_answered_to_its_sender_alone_for_five_minutes()
    {
        await Chat.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, "once"), "same");
        JsonNode first = (await Chat.Heard.FramesAsync(LobbyId.Main, 1))[0];
        await Chat.PassAsync(TimeSpan.FromMinutes(4));
        await Chat.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, "once"), "same");
        Assert.True(JsonNode.DeepEquals(first, await Chat.Heard.ReplyAsync("same")));

        await Chat.SendAsync(Bob, new SendLobbyMessage(LobbyId.Main, "mine"), "same");
        await Chat.PassAsync(TimeSpan.FromMinutes(2));
        await Chat.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, "twice"), "same");
        IReadOnlyList<JsonNode> told = await Chat.Heard.FramesAsync(LobbyId.Main, 3);
        Assert.Equal(["once", "mine", "twice"], told.Select(frame => Text(frame["content"])));
        Assert.Equal(["once", "mine", "twice"], (await NewestAsync()).Select(entry => entry.Content));
    }

    [Fact]
    public async Task A_command_that_the_bus_delivers_again_is_not_carried_out_again()
    {
        BusMessage command = Chat.MessageOf(Alice, new SendLobbyMessage(LobbyId.Main, "once"));
        await Chat.SendAsync(command);
        await Chat.SendAsync(command);
        await Chat.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, "next"));

        Assert.Equal(["once", "next"], (await Chat.Heard.FramesAsync(LobbyId.Main, 2)).Select(frame => Text(frame["content"])));
        Assert.Equal(["once", "next"], (await NewestAsync()).Select(entry => entry.Content));
    }

    [Fact]
    public async Task What_a_replica_wrote_and_could_not_tell_is_told_before_what_comes_next()
    {
        await WriteAsync(1);
        await NewWriter().WriteAsync(Draft("untold", "lost"), 1, Token);
        await Chat.SendAsync(Bob, new SendLobbyMessage(LobbyId.Main, "next"));

        Assert.Equal(["untold", "next"], (await Chat.Heard.FramesAsync(LobbyId.Main, 2)).Select(frame => Text(frame["content"])));
        await Chat.SendAsync(Alice, new SendLobbyMessage(LobbyId.Main, "untold"), "lost");
        Assert.Equal("untold", Text((await Chat.Heard.ReplyAsync("lost"))["content"]));
        Assert.Equal(2, Chat.Heard.FramesOf(LobbyId.Main).Count);
    }

    [Fact]
    public async Task The_newest_thousand_are_kept()
    {
        await WriteAsync(1_003);

        IReadOnlyList<LobbyEntry> all = (await Messages.ReadAsync(LobbyId.Main, null, 2_000, Token)).Messages;
        Assert.Equal(Numbers(4, 1_003), all.Select(entry => entry.Content));
    }

    [Fact]
    public async Task Replicas_that_write_at_once_write_in_one_order_also_with_a_clock_that_is_behind()
    {
        LobbyWriter[] writers = [NewWriter(), NewWriter(TimeSpan.FromSeconds(-30)), NewWriter()];
        await Parallel.ForEachAsync(Enumerable.Range(0, 90), Token, async (n, cancel) =>
            await writers[n % 3].WriteAsync(Draft(Text(n), Text(n)), 0, cancel));

        LobbyHistory all = await Messages.ReadAsync(LobbyId.Main, null, 100, Token);
        LobbyTurn last = await NewWriter().WriteAsync(Draft("last", "last"), 0, Token);
        Assert.Equal(90, all.Messages.Count);
        Assert.Equal(Numbers(0, 89).Order(), all.Messages.Select(entry => entry.Content).Order());
        Assert.Equal(all.Messages.Select(entry => entry.MessageId), last.Untold.Select(message => message.MessageId));
        Assert.Equal(91, last.Position);
    }

    [Fact]
    public async Task Replicas_that_get_the_same_command_at_once_write_it_once()
    {
        LobbyWriter[] writers = [NewWriter(), NewWriter()];
        await Parallel.ForEachAsync(writers, Token, async (writer, cancel) => await writer.WriteAsync(Draft("once", "same"), 0, cancel));

        Assert.Equal(["once"], (await NewestAsync()).Select(entry => entry.Content));
    }

    private protected override Task<ChatHost> StartAsync(string folder) => StartAsync(folder, null);

    private protected static Task<ChatHost> StartAsync(string folder, Action<IServiceCollection>? with) =>
        ChatHost.StartAsync(folder, with: with, settings: ("Chat:BlockedWords:0", "darn"));

    private LobbyWriter NewWriter(TimeSpan offset = default)
    {
        VirtualTimeProvider time = new(Chat.Time.GetUtcNow() + offset);
        return new LobbyWriter(
            Chat.Services.GetRequiredKeyedService<IDatabase>(ChatApp.Name), new Platform.Ids.UuidSource(time, new Platform.Ids.SystemRandomSource()), time);
    }

    private static LobbyDraft Draft(string content, string id) => new(LobbyId.Main, Alice, content, id);

    private async Task WriteAsync(int count)
    {
        LobbyWriter writer = NewWriter();
        for (int n = 1; n <= count; n++)
            await writer.WriteAsync(Draft(Text(n), Text(n)), n - 1, Token);
        Chat.Services.GetRequiredService<ToldMessages>().Set(LobbyId.Main, count);
    }

    private async Task<IReadOnlyList<LobbyEntry>> NewestAsync() => (await Messages.ReadAsync(LobbyId.Main, null, 50, Token)).Messages;

    private async Task<(string? Code, string? Message)> RefusalAsync(string command)
    {
        JsonNode reply = await Chat.Heard.ReplyAsync(command);
        return (Text(reply["code"]), Text(reply["message"]));
    }

    private static IEnumerable<string> Numbers(int from, int to) => Enumerable.Range(from, to - from + 1).Select(Text);

    private static IEnumerable<string?> Contents(JsonNode page) => page["messages"]!.AsArray().Select(message => Text(message!["content"]));

    private static MessageId First(JsonNode page) => Id.Parse<MessageId>(Text(page["messages"]![0]!["messageId"])!);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}

public sealed class SqliteLobbyTests : LobbyCompliance;

public sealed class PostgresLobbyTests(PostgresServer server) : LobbyCompliance, IClassFixture<PostgresServer>
{
    private protected override async Task<ChatHost> StartAsync(string folder)
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        string connection = await server.NewDatabaseAsync();
        return await StartAsync(folder, services => services.AddPostgresDatabase(ChatApp.Name, connection));
    }
}
