using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Tests.Hosting;

namespace BlazingSun.Gateway.Tests.Chat;

public sealed class UnreadTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_snapshot_says_how_many_messages_are_unread()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        host.Chat.Unread = _ => 3;
        TestSocket socket = await host.SignedInAsync(1);
        await host.Games.AnswerSyncAsync(await AskAsync(host, socket), []);
        Assert.Equal(3, (await SnapshotAsync(socket)).GetInt32());
    }

    [Fact]
    public async Task While_the_snapshot_waits_for_Chat_rooms_lose_and_double_nothing()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        host.Chat.Unread = _ => null;
        RoomScript room = new(host.Games);
        host.Games.RoomsOf = _ => [room.At(10)];
        TestSocket socket = await host.SignedInAsync(1);
        Envelope<ClientCommand> question = await AskAsync(host, socket, $$$"""{"{{{room.Id}}}":9}""");
        await room.SayAsync(RoomScript.Plain(11));
        await host.Games.AnswerSyncAsync(question, [room.At(11, null, RoomScript.Event(10), RoomScript.Event(11))]);
        await host.Clock.WaitForTimerWithinAsync(Patience, Cancel);
        await room.SayAsync(RoomScript.Plain(12));
        await socket.FenceAsync();
        await host.Chat.TellUnreadAsync(new UserId(1), socket.Connection, 7);
        Assert.Equal(7, (await SnapshotAsync(socket)).GetInt32());
        for (int seq = 10; seq <= 12; seq++)
            Assert.Equal(RoomScript.Event(seq), await socket.NextTextAsync());
        await host.Chat.TellUnreadAsync(new UserId(1), socket.Connection, 8);
        await room.SayAsync(RoomScript.Plain(13));
        Assert.Equal(RoomScript.Event(13), await socket.NextTextAsync());
    }

    [Fact]
    public async Task After_300_ms_the_snapshot_goes_without_and_then_nobody_waits_for_ten_seconds()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        host.Chat.Unread = _ => null;
        TestSocket socket = await host.SignedInAsync(1);
        await WithoutChatAsync(host, socket, 0);
        await host.Games.AnswerSyncAsync(await AskAsync(host, socket, index: 1), []);
        Assert.Equal(JsonValueKind.Null, (await SnapshotAsync(socket)).ValueKind);
        Assert.Single(host.Chat.Questions.Items);
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        host.Chat.Unread = _ => 1;
        await host.Games.AnswerSyncAsync(await AskAsync(host, socket, index: 2), []);
        Assert.Equal(1, (await SnapshotAsync(socket)).GetInt32());
    }

    [Fact]
    public async Task Who_asks_too_much_gets_the_snapshot_without_the_number()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Limits:ChatQuestions", "1"));
        TestSocket socket = await host.SignedInAsync(7);
        await socket.SendAsync("""{"type":"chat.command.friends"}""");
        await host.Chat.CommandAsync();
        await host.Games.AnswerSyncAsync(await AskAsync(host, socket), []);
        Assert.Equal(JsonValueKind.Null, (await SnapshotAsync(socket)).ValueKind);
        Assert.Empty(host.Chat.Questions.Items);
    }

    [Fact]
    public async Task An_answer_that_comes_late_ends_the_pause()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        host.Chat.Unread = _ => null;
        TestSocket socket = await host.SignedInAsync(1);
        await WithoutChatAsync(host, socket, 0);
        await host.Chat.TellUnreadAsync(new UserId(1), socket.Connection, 2);
        await host.Chat.DeliverAsync(new Audience("user", [new UserId(1)]), """{"type":"told"}""", key: "1");
        await socket.ExpectAsync("told");
        host.Chat.Unread = _ => 4;
        await host.Games.AnswerSyncAsync(await AskAsync(host, socket, index: 1), []);
        Assert.Equal(4, (await SnapshotAsync(socket)).GetInt32());
    }

    [Fact]
    public async Task When_Games_takes_longer_than_Chat_may_the_snapshot_does_not_wait_any_more()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        host.Chat.Unread = _ => null;
        TestSocket socket = await host.SignedInAsync(1);
        Envelope<ClientCommand> question = await AskAsync(host, socket);
        host.Clock.Advance(Patience);
        await host.Games.AnswerSyncAsync(question, []);
        Assert.Equal(JsonValueKind.Null, (await SnapshotAsync(socket)).ValueKind);
    }

    [Fact]
    public async Task A_socket_that_closes_while_its_snapshot_waits_leaves_nothing_behind()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        host.Chat.Unread = _ => null;
        TestSocket socket = await host.SignedInAsync(1);
        TestSocket other = await host.SignedInAsync(2);
        await host.Games.AnswerSyncAsync(await AskAsync(host, socket), []);
        await host.Clock.WaitForTimerWithinAsync(Patience, Cancel);
        await socket.CloseAsync();
        await socket.CloseCodeAsync();
        host.Clock.Advance(Patience);
        await other.FenceAsync();
    }

    private static async Task WithoutChatAsync(GatewayHost host, TestSocket socket, int index)
    {
        await host.Games.AnswerSyncAsync(await AskAsync(host, socket, index: index), []);
        await host.Clock.WaitForTimerWithinAsync(Patience, Cancel);
        await socket.FenceAsync();
        host.Clock.Advance(Patience);
        Assert.Equal(JsonValueKind.Null, (await SnapshotAsync(socket)).ValueKind);
    }

    private static async Task<Envelope<ClientCommand>> AskAsync(GatewayHost host, TestSocket socket, string rooms = "{}", int index = 0)
    {
        await socket.SendAsync($$"""{"type":"system.command.sync_state","id":"s{{index}}","rooms":{{rooms}}}""");
        return await host.Games.CommandAsync(index);
    }

    private static async Task<JsonElement> SnapshotAsync(TestSocket socket) =>
        (await socket.ExpectAsync("system.event.state_snapshot")).GetProperty("unreadMessages");
}
