using System.Text.Json.Nodes;
using BlazingSun.Players;
using BlazingSun.Players.Dice;
using BlazingSun.Players.Frames;
using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests;

/// <summary>The longest texts that there may be, in a script other than Latin, at the running program.</summary>
public sealed class LongTextTests
{
    private const int Written = 100;

    // As bytes: two a character; escaped in JSON and in HTML; four, escaped in JSON.
    private static readonly string[] Texts = [Repeated("ж"), Repeated("ж"), Repeated("<"), Repeated("🌞")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_of_the_longest_messages_come_back_in_pages_over_one_socket()
    {
        using TemporaryFolder data = new();
        await using ServerProcess server = await ServerProcess.StartAsync(data.Path, Cancel, "--Limits:Enabled=false");
        using Accounts accounts = await Accounts.CreateAsync(server, data.Path, Cancel);
        (DicePlayer ada, DicePlayer bob) = (accounts.Next(), accounts.Next());
        await using PlayerClient writer = await SignInAsync(server, ada);
        await using PlayerClient reader = await SignInAsync(server, bob);
        await BefriendAsync(writer, ada, reader, bob);

        await WriteAsync(writer, "send_message", "recipientId", bob.Id);
        await WriteAsync(writer, "send_lobby_message", "lobbyId", "lobby:main");

        Assert.Equal(ContentsOf(0, Written), await PagesAsync(reader, "history", "withUserId", ada.Id));
        Assert.Equal(ContentsOf(0, Written), await PagesAsync(reader, "lobby_history", "lobbyId", "lobby:main"));
        Frame conversations = await AskAsync(reader, "conversations", []);
        Assert.Equal(Written, conversations.Json.GetProperty("items")[0].GetProperty("unread").GetInt32());
        Assert.True(Size(conversations) < 4_096, $"{Size(conversations)} bytes");
    }

    private static async Task<PlayerClient> SignInAsync(ServerProcess server, DicePlayer player)
    {
        PlayerClient client = await PlayerClient.ConnectAsync(server.SocketAddress, Cancel);
        await client.AuthenticateAsync(player.Token, Cancel);
        return client;
    }

    private static async Task BefriendAsync(PlayerClient one, DicePlayer oneself, PlayerClient other, DicePlayer otherself)
    {
        // Who has never said anything is not known.
        await AskAsync(other, "friends", []);
        await AskAsync(one, "request_friend", new() { ["userId"] = otherself.Id });
        Assert.Equal("chat.event.friend_added", (await AskAsync(other, "accept_friend", new() { ["userId"] = oneself.Id })).Type);
    }

    private static async Task WriteAsync(PlayerClient writer, string command, string field, string to)
    {
        foreach (string content in ContentsOf(0, Written))
            Assert.Equal(content, (await AskAsync(writer, command, new() { [field] = to, ["content"] = content }))["content"]);
    }

    // All pages, read from the newest to the oldest.
    private static async Task<string[]> PagesAsync(PlayerClient reader, string command, string field, string value)
    {
        List<string> contents = [];
        string? before = new Guid(Enumerable.Repeat((byte)0xFF, 16).ToArray()).ToString();
        bool hasMore = true;
        while (hasMore)
        {
            Frame page = await AskAsync(reader, command, new() { [field] = value, ["before"] = before, ["limit"] = Written });
            Assert.True(Size(page) < 160 * 1_024, $"{Size(page)} bytes");
            contents.InsertRange(0, page.Json.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content").GetString()!));
            before = page.Json.GetProperty("messages")[0].GetProperty("messageId").GetString();
            hasMore = page.Json.GetProperty("hasMore").GetBoolean();
        }

        return [.. contents];
    }

    private static Task<Frame> AskAsync(PlayerClient client, string command, JsonObject fields) =>
        client.AskAsync($"chat.command.{command}", fields, Cancel);

    private static int Size(Frame frame) => System.Text.Encoding.UTF8.GetByteCount(frame.Json.GetRawText());

    private static IEnumerable<string> ContentsOf(int from, int count) => Enumerable.Range(from, count).Select(i => Texts[i % Texts.Length]);

    private static string Repeated(string text) => string.Concat(Enumerable.Repeat(text, 2_000 / text.Length));
}
