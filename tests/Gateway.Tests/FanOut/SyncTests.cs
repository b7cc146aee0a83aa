using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Gateway.Tests.Hosting;

namespace BlazingSun.Gateway.Tests.FanOut;

public sealed class SyncTests
{
    [Fact]
    public async Task A_new_socket_hears_the_rooms_that_its_user_is_in()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        host.Games.RoomsOf = _ => [room.At(4)];
        TestSocket socket = await host.SignedInAsync(1);
        await room.SayAsync(RoomScript.Plain(4));
        await UntilHeardAsync(room, socket, 5);
    }

    [Fact]
    public async Task Events_that_pass_by_before_the_socket_knows_its_rooms_are_not_lost()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        host.Games.RoomsOf = _ => null;
        TestSocket socket = await host.SignedInAsync(1, joined: false);
        TestSocket witness = await host.SignedInAsync(2, joined: false);
        await room.JoinAsync(5, user: 2);
        await room.SayAsync(RoomScript.Plain(6));
        await witness.NextTextAsync();
        await witness.NextTextAsync();
        await host.Games.AnswerAsync(new SyncAnswer(RoomScript.User(1), socket.Connection, false, null, [room.At(4)], []));
        Assert.Equal(RoomScript.Event(5, "joined"), await socket.NextTextAsync());
        Assert.Equal(RoomScript.Event(6), await socket.NextTextAsync());
        await room.SayAsync(RoomScript.Plain(7));
        Assert.Equal(RoomScript.Event(7), await socket.NextTextAsync());
    }

    [Fact]
    public async Task The_answer_to_a_sync_is_the_snapshot_then_what_was_missed_then_what_came_meanwhile()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        host.Games.RoomsOf = _ => [room.At(10)];
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync($$$"""{"type":"system.command.sync_state","id":"s","rooms":{"{{{room.Id}}}":8}}""");
        Envelope<ClientCommand> question = await host.Games.CommandAsync();
        Assert.Equal(8, Assert.IsType<SyncState>(question.Payload).Rooms![room.Id]);
        await room.SayAsync(RoomScript.Plain(11), RoomScript.Plain(12));
        await socket.FenceAsync();
        await host.Games.AnswerSyncAsync(question, [room.At(11, null, RoomScript.Event(9), RoomScript.Event(10), RoomScript.Event(11))]);
        JsonElement snapshot = await socket.ExpectAsync("system.event.state_snapshot");
        Assert.Equal("s", snapshot.GetProperty("correlationId").GetString());
        Assert.Equal(room.Id.ToString(), snapshot.GetProperty("activeRooms")[0].GetString());
        Assert.Empty(snapshot.GetProperty("gameStates").EnumerateObject());
        Assert.Equal(0, snapshot.GetProperty("unreadMessages").GetInt32());
        for (int seq = 9; seq <= 12; seq++)
            Assert.Equal(RoomScript.Event(seq), await socket.NextTextAsync());
        await room.SayAsync(RoomScript.Plain(13));
        Assert.Equal(RoomScript.Event(13), await socket.NextTextAsync());
    }

    [Fact]
    public async Task Who_leaves_a_room_while_a_sync_is_under_way_is_not_let_in_again_by_its_answer()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        host.Games.RoomsOf = _ => [room.At(10)];
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync($$$"""{"type":"system.command.sync_state","rooms":{"{{{room.Id}}}":10}}""");
        Envelope<ClientCommand> question = await host.Games.CommandAsync();
        await room.SayAsync(RoomScript.Plain(11), RoomScript.Plain(12) with { Left = RoomScript.User(1) });
        await host.Games.AnswerSyncAsync(question, [room.At(11, null, RoomScript.Event(11))]);
        await socket.ExpectAsync("system.event.state_snapshot");
        Reply last = new(RoomScript.User(1), socket.Connection, null, ScriptedGames.Frame("""{"type":"last"}"""));
        await host.Games.SayAsync(new RoomUpdate(room.Id, [RoomScript.Plain(13)], [last]));

        Assert.Equal(RoomScript.Event(11), await socket.NextTextAsync());
        Assert.Equal(RoomScript.Event(12), await socket.NextTextAsync());
        await socket.ExpectAsync("last");
    }

    [Fact]
    public async Task A_room_whose_events_are_not_held_any_more_comes_as_its_state()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync("""{"type":"system.command.sync_state","rooms":{}}""");
        await host.Games.AnswerSyncAsync(await host.Games.CommandAsync(), [room.At(300, """{"type":"games.event.room_state","seq":300}""")]);
        JsonElement snapshot = await socket.ExpectAsync("system.event.state_snapshot");
        Assert.Equal(300, snapshot.GetProperty("gameStates").GetProperty(room.Id.ToString()).GetProperty("seq").GetInt64());
        await room.SayAsync(RoomScript.Plain(300), RoomScript.Plain(301));
        Assert.Equal(RoomScript.Event(301), await socket.NextTextAsync());
    }

    [Fact]
    public async Task A_client_that_is_behind_what_already_went_to_its_socket_is_answered_by_a_snapshot()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        host.Games.RoomsOf = _ => [room.At(10)];
        TestSocket socket = await host.SignedInAsync(1);
        await UntilHeardAsync(room, socket, 11);
        await socket.SendAsync($$$"""{"type":"system.command.sync_state","rooms":{"{{{room.Id}}}":8}}""");
        Assert.Empty(Assert.IsType<SyncState>((await host.Games.CommandAsync()).Payload).Rooms!);
    }

    [Fact]
    public async Task A_client_whose_number_crossed_live_events_gets_all_events_after_its_number_again()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        host.Games.RoomsOf = _ => [room.At(10)];
        TestSocket socket = await host.SignedInAsync(1);
        await UntilHeardAsync(room, socket, 12);
        await socket.SendAsync($$$"""{"type":"system.command.sync_state","rooms":{"{{{room.Id}}}":10}}""");
        Envelope<ClientCommand> question = await host.Games.CommandAsync();
        Assert.Equal(10, Assert.IsType<SyncState>(question.Payload).Rooms![room.Id]);
        await room.SayAsync(RoomScript.Plain(13));
        await host.Games.AnswerSyncAsync(question, [room.At(12, null, RoomScript.Event(11), RoomScript.Event(12))]);
        await socket.ExpectAsync("system.event.state_snapshot");
        for (int seq = 11; seq <= 13; seq++)
            Assert.Equal(RoomScript.Event(seq), await socket.NextTextAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_event_that_answers_a_command_of_the_socket_keeps_its_correlation_id_also_when_a_sync_brought_it_first(bool isHeld)
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        host.Games.RoomsOf = _ => [room.At(10)];
        TestSocket socket = await host.SignedInAsync(1);
        PublishedEvent rolled = RoomScript.Plain(11) with { Cause = new Cause(RoomScript.User(1), socket.Connection, "roll") };
        await socket.SendAsync($$$"""{"type":"system.command.sync_state","rooms":{"{{{room.Id}}}":10}}""");
        Envelope<ClientCommand> question = await host.Games.CommandAsync();
        if (isHeld)
        {
            await room.SayAsync(rolled);
            await socket.FenceAsync();
        }

        await host.Games.AnswerSyncAsync(question, [room.At(11, null, RoomScript.Event(11))]);
        await socket.ExpectAsync("system.event.state_snapshot");
        Assert.Equal(RoomScript.Event(11), await socket.NextTextAsync());
        if (!isHeld)
            await room.SayAsync(rolled);
        Assert.StartsWith("{\"correlationId\":\"roll\"", await socket.NextTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_that_could_not_be_asked_is_UNAVAILABLE_with_its_id()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync("""{"type":"system.command.sync_state"}""");
        await host.Games.AnswerSyncAsync(await host.Games.CommandAsync(), [], room.Id);
        await socket.ExpectAsync("system.event.state_snapshot");
        JsonElement error = await socket.ExpectErrorAsync("UNAVAILABLE");
        Assert.Equal(room.Id.ToString(), error.GetProperty("roomId").GetString());
    }

    [Fact]
    public async Task A_sync_without_an_answer_is_UNAVAILABLE_after_5_seconds_and_live_events_go_on()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        host.Games.RoomsOf = _ => [room.At(1)];
        TestSocket socket = await host.SignedInAsync(1);
        await UntilHeardAsync(room, socket, 2);
        await socket.SendAsync("""{"type":"system.command.sync_state","id":"s"}""");
        await host.Games.CommandAsync();
        await room.SayAsync(RoomScript.Plain(3));
        await socket.SendAsync("""{"type":"system.command.sync_state","id":"t"}""");
        Assert.Equal("t", (await socket.ExpectErrorAsync("RATE_LIMITED")).GetProperty("correlationId").GetString());
        TestSocket witness = await host.SignedInAsync(1);
        while (await witness.NextTextAsync() != RoomScript.Event(3))
        {
            // Then the other socket's copy is held back.
        }

        host.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(RoomScript.Event(3), await socket.NextTextAsync());
        Assert.Equal("s", (await socket.ExpectErrorAsync("UNAVAILABLE")).GetProperty("correlationId").GetString());
    }

    [Fact]
    public async Task Too_many_events_while_a_sync_is_under_way_close_with_4408()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        host.Games.RoomsOf = _ => [room.At(0)];
        TestSocket socket = await host.SignedInAsync(1);
        await UntilHeardAsync(room, socket, 1);
        await socket.SendAsync("""{"type":"system.command.sync_state"}""");
        await host.Games.CommandAsync();
        await room.SayAsync([.. Enumerable.Range(2, 513).Select(seq => RoomScript.Plain(seq))]);
        Assert.Equal(4408, await socket.CloseCodeAsync());
    }

    [Fact]
    public async Task An_answer_that_comes_twice_answers_no_later_question()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync("""{"type":"system.command.sync_state","id":"s"}""");
        Envelope<ClientCommand> first = await host.Games.CommandAsync();
        await host.Games.AnswerSyncAsync(first, []);
        await socket.ExpectAsync("system.event.state_snapshot");
        await socket.SendAsync("""{"type":"system.command.sync_state","id":"t"}""");
        Envelope<ClientCommand> second = await host.Games.CommandAsync(1);
        await host.Games.AnswerSyncAsync(first, []);
        await host.Games.AnswerSyncAsync(second, []);
        Assert.Equal("t", (await socket.ExpectAsync("system.event.state_snapshot")).GetProperty("correlationId").GetString());
    }

    [Fact]
    public async Task A_room_that_was_opened_while_the_gateway_asked_is_heard_from_its_first_event_on()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        host.Games.RoomsOf = _ => null;
        TestSocket socket = await host.SignedInAsync(1, joined: false);
        await host.Games.AnswerAsync(new SyncAnswer(RoomScript.User(1), socket.Connection, false, null, [room.At(2)], []));
        PublishedEvent opened = RoomScript.Plain(1) with { Joined = new Membership(RoomScript.User(1), RoomRole.Player) };
        await room.SayAsync(opened, RoomScript.Plain(2));
        Assert.Equal(RoomScript.Event(1), await socket.NextTextAsync());
        Assert.Equal(RoomScript.Event(2), await socket.NextTextAsync());
    }

    // The answer to the gateway's own question and the room's events travel apart; what was before the position is dropped either way.
    private static async Task UntilHeardAsync(RoomScript room, TestSocket socket, long seq)
    {
        for (long next = 1; next <= seq; next++)
            await room.SayAsync(RoomScript.Plain(next));
        string frame;
        do
        {
            frame = await socket.NextTextAsync();
        }
        while (frame != RoomScript.Event(seq));
    }
}
