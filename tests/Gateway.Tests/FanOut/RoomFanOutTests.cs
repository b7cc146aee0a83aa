using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Gateway.Tests.Hosting;

namespace BlazingSun.Gateway.Tests.FanOut;

public sealed class RoomFanOutTests
{
    [Fact]
    public async Task Members_get_every_event_once_and_strangers_get_none()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        TestSocket member = await host.SignedInAsync(1);
        TestSocket stranger = await host.SignedInAsync(2);
        await room.JoinAsync(1, user: 1);
        await room.SayAsync(RoomScript.Plain(2), RoomScript.Plain(3));
        await room.SayAsync(RoomScript.Plain(3));
        await room.SayAsync(RoomScript.Plain(2), RoomScript.Plain(3), RoomScript.Plain(4));
        for (int seq = 1; seq <= 4; seq++)
            Assert.Equal(RoomScript.Event(seq, seq == 1 ? "joined" : ""), await member.NextTextAsync());
        await member.FenceAsync();
        await stranger.FenceAsync();
    }

    [Fact]
    public async Task Each_viewer_gets_the_first_view_that_is_for_it()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        TestSocket[] viewers = [await host.SignedInAsync(1), await host.SignedInAsync(2), await host.SignedInAsync(3)];
        await room.JoinAsync(1, user: 1);
        await room.JoinAsync(2, user: 2);
        await room.JoinAsync(3, user: 3, RoomRole.Spectator);
        await room.SayAsync(new PublishedEvent
        {
            Seq = 4,
            Views =
            [
                new(ScriptedGames.Frame("""{"for":"one"}"""), UserIds: [RoomScript.User(1)]),
                new(ScriptedGames.Frame("""{"for":"players"}"""), Role: RoomRole.Player),
                new(ScriptedGames.Frame("""{"for":"all"}""")),
            ],
        });
        await Task.WhenAll(Skip(viewers[0], 3), Skip(viewers[1], 2), Skip(viewers[2], 1));
        Assert.Equal("""{"for":"one"}""", await viewers[0].NextTextAsync());
        Assert.Equal("""{"for":"players"}""", await viewers[1].NextTextAsync());
        Assert.Equal("""{"for":"all"}""", await viewers[2].NextTextAsync());
    }

    [Fact]
    public async Task The_senders_frame_begins_with_its_correlation_id()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        TestSocket sender = await host.SignedInAsync(1);
        TestSocket tab = await host.SignedInAsync(1);
        TestSocket other = await host.SignedInAsync(2);
        await room.JoinAsync(1, user: 1);
        await room.JoinAsync(2, user: 2);
        await room.SayAsync(RoomScript.Plain(3) with { Cause = new Cause(RoomScript.User(1), sender.Connection, "é\"1") });
        await Task.WhenAll(Skip(sender, 2), Skip(tab, 2), Skip(other, 1));
        string frame = await sender.NextTextAsync();
        Assert.StartsWith("{\"correlationId\":\"", frame, StringComparison.Ordinal);
        Assert.EndsWith("," + RoomScript.Event(3)[1..], frame, StringComparison.Ordinal);
        Assert.Equal("é\"1", JsonDocument.Parse(frame).RootElement.GetProperty("correlationId").GetString());
        Assert.Equal(RoomScript.Event(3), await tab.NextTextAsync());
        Assert.Equal(RoomScript.Event(3), await other.NextTextAsync());
    }

    [Fact]
    public async Task Who_joins_gets_the_state_on_all_sockets_instead_of_the_event()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        TestSocket host1 = await host.SignedInAsync(1);
        TestSocket joiner = await host.SignedInAsync(2);
        TestSocket tab = await host.SignedInAsync(2);
        await room.JoinAsync(1, user: 1);
        await room.SayAsync(RoomScript.Plain(2) with
        {
            Cause = new Cause(RoomScript.User(2), joiner.Connection, "j1"),
            Joined = new Membership(RoomScript.User(2), RoomRole.Player, ScriptedGames.Frame("""{"type":"games.event.room_state","seq":2}""")),
        });
        await room.SayAsync(RoomScript.Plain(3));
        await Skip(host1, 1);
        Assert.Equal(RoomScript.Event(2), await host1.NextTextAsync());
        Assert.Equal("""{"correlationId":"j1","type":"games.event.room_state","seq":2}""", await joiner.NextTextAsync());
        Assert.Equal("""{"type":"games.event.room_state","seq":2}""", await tab.NextTextAsync());
        Assert.Equal(RoomScript.Event(3), await joiner.NextTextAsync());
        Assert.Equal(RoomScript.Event(3), await tab.NextTextAsync());
    }

    [Fact]
    public async Task A_spectator_who_takes_a_seat_sees_as_a_player_from_then_on()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        TestSocket socket = await host.SignedInAsync(1);
        await room.JoinAsync(1, user: 1, RoomRole.Spectator);
        await room.SayAsync(RoomScript.Plain(2) with { Joined = new Membership(new(1), RoomRole.Player) }, RoomScript.Plain(3, "spectator left"));
        await room.SayAsync(RoomScript.Plain(4) with
        {
            Views = [new(ScriptedGames.Frame("""{"for":"players"}"""), Role: RoomRole.Player), new(ScriptedGames.Frame("""{"for":"all"}"""))],
        });
        await room.JoinAsync(1, user: 1, RoomRole.Spectator);
        for (int i = 0; i < 3; i++)
            await socket.NextTextAsync();
        Assert.Equal("""{"for":"players"}""", await socket.NextTextAsync());
        await socket.FenceAsync();
    }

    [Fact]
    public async Task Who_leaves_gets_that_event_and_nothing_after_it()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        TestSocket leaver = await host.SignedInAsync(1);
        TestSocket stays = await host.SignedInAsync(2);
        await room.JoinAsync(1, user: 1);
        await room.JoinAsync(2, user: 2);
        await room.SayAsync(RoomScript.Plain(3) with { Left = RoomScript.User(1) }, RoomScript.Plain(4));
        await Skip(stays, 3);
        await Skip(leaver, 3);
        await leaver.FenceAsync();
    }

    [Fact]
    public async Task A_late_copy_of_an_old_join_does_not_bring_a_user_back()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        TestSocket gone = await host.SignedInAsync(1);
        TestSocket stays = await host.SignedInAsync(2);
        await room.JoinAsync(1, user: 2);
        await room.JoinAsync(2, user: 1);
        await room.SayAsync(RoomScript.Plain(3) with { Left = RoomScript.User(1) });
        await room.JoinAsync(2, user: 1);
        await room.SayAsync(RoomScript.Plain(4));
        await Skip(stays, 4);
        await Skip(gone, 2);
        await gone.FenceAsync();
    }

    [Fact]
    public async Task Replies_go_to_the_connection_or_to_all_sockets_of_the_user()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket one = await host.SignedInAsync(1);
        TestSocket two = await host.SignedInAsync(1);
        await host.Games.ReplyAsync(RoomScript.User(1), one.Connection, "r", """{"type":"system.error"}""");
        await host.Games.ReplyAsync(RoomScript.User(2), one.Connection, "r", """{"type":"not.yours"}""");
        await host.Games.ReplyAsync(RoomScript.User(1), null, null, """{"type":"both"}""");
        Assert.Equal("""{"correlationId":"r","type":"system.error"}""", await one.NextTextAsync());
        await one.ExpectAsync("both");
        await two.ExpectAsync("both");
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_does_not_stop_the_others()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        TestSocket member = await host.SignedInAsync(1);
        await host.PublishRawAsync(room.Id.ToString(), """{"eventType":"games.event.room_update","payload":{"roomId":"x"}}""");
        await host.PublishRawAsync(room.Id.ToString(), "garbage");
        await room.JoinAsync(1, user: 1);
        await Skip(member, 1);
    }

    private static async Task Skip(TestSocket socket, int frames)
    {
        for (int i = 0; i < frames; i++)
            Assert.Contains("seq", await socket.NextTextAsync(), StringComparison.Ordinal);
    }
}
