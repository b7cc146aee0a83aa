using System.Text.Json.Nodes;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Tests.Gateways;

/// <summary>A gateway that ends without a word takes its users with it, unless they come back through another one.</summary>
public sealed class GatewayTests : IDisposable
{
    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);
    private static readonly UserId Eve = new(3);
    private static readonly GatewayId Dead = new(new Guid("00000000-0000-7000-8000-00000000000d"));
    private static readonly GatewayId New = new(new Guid("00000000-0000-7000-8000-00000000000e"));
    private readonly DataFolder data = new();
    private readonly VirtualTimeProvider time = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Who_comes_back_in_time_after_a_crash_was_never_away_and_who_does_not_is_noticed()
    {
        RoomId room = await CrashAsync();
        await using GamesHost games = await StartAsync(New);
        await games.TellRoomsAsync(Ann, EventTypes.UserConnected);

        await games.LookForGatewaysAsync(16, New);
        JsonNode lost = await games.Heard.FrameAsync("games.event.player_disconnected");
        Assert.Single(games.Heard.Frames, f => f["type"]!.GetValue<string>() == "games.event.player_disconnected");
        await games.PassAsync(TimeSpan.FromSeconds(31), room);
        JsonNode over = await games.Heard.FrameAsync("games.event.game_over");

        Assert.Equal("2", lost["playerId"]!.GetValue<string>());
        Assert.Equal("forfeit", over["reason"]!.GetValue<string>());
        Assert.Equal("1", over["winner"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_comes_back_after_the_others_noticed_plays_on()
    {
        await CrashAsync();
        await using GamesHost games = await StartAsync(New);
        await games.LookForGatewaysAsync();
        await games.Heard.FrameAsync("games.event.player_disconnected", f => f["playerId"]!.GetValue<string>() == "2");

        await games.TellRoomsAsync(Bob, EventTypes.UserConnected);

        await games.Heard.FrameAsync("games.event.player_reconnected", f => f["playerId"]!.GetValue<string>() == "2");
    }

    [Fact]
    public async Task Nobody_is_missed_before_a_gateway_had_its_time_to_come_back()
    {
        await CrashAsync();
        await using GamesHost games = await StartAsync(New);

        await games.LookForGatewaysAsync(14);
        await games.TellAsync(Dead, EventTypes.GatewayAlive);
        await games.TellRoomsAsync(Eve, EventTypes.UserConnected);
        await games.LookForGatewaysAsync(14);

        Assert.DoesNotContain(games.Heard.Frames, f => f["type"]!.GetValue<string>() == "games.event.player_disconnected");
    }

    [Fact]
    public async Task A_gateway_that_closed_gives_its_users_the_same_time_to_find_another_one()
    {
        await using GamesHost games = await StartAsync(Dead);
        await games.StartGameAsync(Ann, Bob);
        await games.TellAsync(Dead, EventTypes.GatewayClosed);
        await games.TellRoomsAsync(Ann, EventTypes.UserConnected, New);
        await games.LookForGatewaysAsync(14, New);
        Assert.DoesNotContain(games.Heard.Frames, f => f["type"]!.GetValue<string>() == "games.event.player_disconnected");

        await games.LookForGatewaysAsync(1, New);

        JsonNode lost = await games.Heard.FrameAsync("games.event.player_disconnected");
        Assert.Equal("2", lost["playerId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_late_word_of_a_dead_gateway_makes_nobody_present_for_long()
    {
        await using GamesHost games = await StartAsync(Dead);
        await games.StartGameAsync(Ann, Bob);
        await games.LookForGatewaysAsync();
        await games.Heard.FrameAsync("games.event.player_disconnected", f => f["playerId"]!.GetValue<string>() == "2");

        await games.TellRoomsAsync(Bob, EventTypes.UserConnected);
        JsonNode back = await games.Heard.FrameAsync("games.event.player_reconnected");
        await games.LookForGatewaysAsync();

        await games.Heard.FrameAsync(
            "games.event.player_disconnected", f => f["seq"]!.GetValue<long>() > back["seq"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_seat_is_lost_when_the_last_of_several_gateways_loses_the_player()
    {
        await using GamesHost games = await StartAsync(Dead);
        RoomId room = await games.StartGameAsync(Ann, Bob);
        long before = games.Heard.NumbersOf(room.ToString())[^1];

        await games.TellRoomsAsync(Bob, EventTypes.UserConnected, New);
        await games.TellRoomsAsync(Bob, EventTypes.UserDisconnected, Dead);
        await games.TellRoomsAsync(Bob, EventTypes.UserConnected, Dead);
        await games.TellRoomsAsync(Bob, EventTypes.UserDisconnected, New);
        await games.TellRoomsAsync(Bob, EventTypes.UserDisconnected, New);
        await games.TellRoomsAsync(Bob, EventTypes.UserDisconnected, Dead);

        JsonNode lost = await games.Heard.FrameAsync("games.event.player_disconnected");
        Assert.Equal(before + 1, lost["seq"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_private_room_is_told_too()
    {
        await using GamesHost games = await StartAsync(Dead);
        await games.OpenAsync(Ann, config: new() { Visibility = Visibility.Private });

        await games.LookForGatewaysAsync();

        await games.Heard.FrameAsync("games.event.player_disconnected");
    }

    [Fact]
    public async Task A_spectator_who_stays_away_stops_watching_and_the_list_has_one_less()
    {
        await using GamesHost games = await StartAsync(Dead);
        RoomId room = await games.StartGameAsync(Ann, Bob, config: new() { ReconnectSeconds = 30 });
        await games.SendAsync(Eve, new Spectate(room));
        await games.Heard.FrameAsync("games.event.spectator_joined");
        await games.TellRoomsAsync(Eve, EventTypes.UserDisconnected);

        await games.PassAsync(TimeSpan.FromSeconds(29), room);
        Assert.DoesNotContain(games.Heard.Frames, f => f["type"]!.GetValue<string>() == "games.event.spectator_left");
        await games.PassAsync(TimeSpan.FromSeconds(1), room);
        JsonNode left = await games.Heard.FrameAsync("games.event.spectator_left");

        Assert.Equal(0, left["spectatorCount"]!.GetValue<int>());
        await games.SendAsync(Ann, new ListRooms(), "list");
        Assert.Equal(0, (await games.Heard.ReplyAsync("list"))["rooms"]![0]!["spectatorCount"]!.GetValue<int>());
        await games.SendAsync(Eve, new SyncState(new Dictionary<RoomId, long>()), "sync");
        Assert.Empty((await games.Heard.SyncAsync("sync"))["rooms"]!.AsArray());
    }

    [Fact]
    public async Task A_spectator_who_comes_back_goes_on_watching()
    {
        await using GamesHost games = await StartAsync(Dead);
        RoomId room = await games.StartGameAsync(Ann, Bob, config: new() { ReconnectSeconds = 30 });
        await games.SendAsync(Eve, new Spectate(room), "watch");
        await games.Heard.FrameAsync("games.event.spectator_joined");
        await games.TellRoomsAsync(Eve, EventTypes.UserDisconnected);
        await games.TellRoomsAsync(Eve, EventTypes.UserConnected);

        await games.PassAsync(TimeSpan.FromSeconds(31), room);

        await games.SendAsync(Eve, new SyncState(new Dictionary<RoomId, long>()), "sync");
        Assert.Equal("spectator", (await games.Heard.SyncAsync("sync"))["rooms"]![0]!["role"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_room_that_cannot_be_told_does_not_keep_the_others_from_hearing_it()
    {
        BrokenStore store = new();
        await using GamesHost games = await GamesHost.StartAsync(data.Path, time, store.Wrap);
        games.Gateway = Dead;
        RoomId broken = await games.OpenAsync(Ann, "Broken");
        RoomId other = await games.OpenAsync(Bob, "Other");
        store.Fails = key => key == $"room:{broken}";

        await games.LookForGatewaysAsync();
        await games.Heard.FrameAsync("games.event.player_disconnected", f => f["roomId"]!.GetValue<string>() == other.ToString());
        store.Fails = _ => false;
        await games.LookForGatewaysAsync();

        await games.Heard.FrameAsync("games.event.player_disconnected", f => f["roomId"]!.GetValue<string>() == broken.ToString());
    }

    [Fact]
    public async Task One_who_does_not_even_hear_the_own_call_takes_no_gateway_for_gone()
    {
        DeafBus bus = new();
        await using GamesHost games = await GamesHost.StartAsync(data.Path, time, bus.Wrap);
        games.Gateway = Dead;
        await games.OpenAsync(Ann);
        bus.IsAway = true;
        await games.LookForGatewaysAsync(20);
        Assert.DoesNotContain(games.Heard.Frames, f => f["type"]!.GetValue<string>() == "games.event.player_disconnected");

        bus.IsAway = false;
        await games.LookForGatewaysAsync();

        await games.Heard.FrameAsync("games.event.player_disconnected");
    }

    // A game of two through a gateway that dies together with the process.
    private async Task<RoomId> CrashAsync()
    {
        await using GamesHost games = await StartAsync(Dead);
        await games.LookForGatewaysAsync(2, Dead);
        return await games.StartGameAsync(Ann, Bob, config: new() { TurnSeconds = 0, ReconnectSeconds = 30 });
    }

    private async Task<GamesHost> StartAsync(GatewayId gateway)
    {
        GamesHost games = await GamesHost.StartAsync(data.Path, time);
        games.Gateway = gateway;
        return games;
    }

    private sealed class DeafBus
    {
        public bool IsAway { get; set; }

        public void Wrap(IServiceCollection services)
        {
            ServiceDescriptor inner = services.Last(s => s.ServiceType == typeof(IBus));
            services.AddSingleton<IBus>(provider => new Bus((IBus)inner.ImplementationFactory!(provider), this));
        }

        private sealed class Bus(IBus inner, DeafBus owner) : IBus
        {
            public ValueTask PublishAsync(string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken) =>
                owner.IsAway && topic == Topics.SystemEvents
                    ? throw new DependencyUnavailableException("pubsub", "away")
                    : inner.PublishAsync(topic, messages, cancellationToken);
        }
    }
}
