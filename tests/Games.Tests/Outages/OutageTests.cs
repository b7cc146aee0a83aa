using System.Globalization;
using System.Text.Json.Nodes;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Outages;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Tests.Outages;

/// <summary>While the platform is away nobody's clock runs.</summary>
public sealed class OutageTests : IDisposable
{
    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);
    private readonly DataFolder data = new();
    private readonly VirtualTimeProvider time = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Nobody_is_timed_out_by_a_downtime_and_the_turn_ends_later_by_it()
    {
        await BeforeAsync(games => games.StartGameAsync(Ann, Bob));
        time.Advance(TimeSpan.FromMinutes(10));

        await using GamesHost games = await GamesHost.StartAsync(data.Path, time);
        JsonNode moved = await games.Heard.FrameAsync("games.event.clocks_moved");
        JsonNode over = await games.PassAsync(TimeSpan.FromSeconds(61), "games.event.game_over");

        Assert.Equal(600_000, moved["byMs"]!.GetValue<long>());
        Assert.Equal("2026-01-08T12:11:00.000Z", moved["turnEndsAt"]!.GetValue<string>());
        Assert.Empty(moved["reconnectBy"]!.AsObject());
        Assert.Equal("timeout", over["reason"]!.GetValue<string>());
        Assert.True(time.GetUtcNow() >= Time("2026-01-08T12:11:00.000Z"));
    }

    [Fact]
    public async Task A_seat_is_kept_longer_by_a_downtime_and_is_lost_after_it()
    {
        await BeforeAsync(async games =>
        {
            await games.StartGameAsync(Ann, Bob, config: new() { TurnSeconds = 0, ReconnectSeconds = 60 });
            await games.TellAsync(Bob, EventTypes.UserDisconnected);
            await games.Heard.FrameAsync("games.event.player_disconnected");
        });
        time.Advance(TimeSpan.FromMinutes(5));

        await using GamesHost games = await GamesHost.StartAsync(data.Path, time);
        JsonNode moved = await games.Heard.FrameAsync("games.event.clocks_moved");
        await games.PassAsync(TimeSpan.FromSeconds(61), "games.event.player_left");

        Assert.Null(moved["turnEndsAt"]);
        Assert.Equal("2026-01-08T12:06:00.000Z", moved["reconnectBy"]!["2"]!.GetValue<string>());
        Assert.True(time.GetUtcNow() >= Time("2026-01-08T12:06:00.000Z"));
    }

    [Fact]
    public async Task Who_comes_back_after_a_downtime_longer_than_the_window_plays_on()
    {
        await BeforeAsync(async games =>
        {
            await games.StartGameAsync(Ann, Bob, config: new() { TurnSeconds = 0, ReconnectSeconds = 60 });
            await games.TellAsync(Bob, EventTypes.UserDisconnected);
            await games.Heard.FrameAsync("games.event.player_disconnected");
        });
        time.Advance(TimeSpan.FromMinutes(5));

        await using GamesHost games = await GamesHost.StartAsync(data.Path, time);
        await games.TellAsync(Bob, EventTypes.UserConnected);

        await games.Heard.FrameAsync("games.event.player_reconnected");
        Assert.DoesNotContain(games.Heard.Frames, f => f["type"]!.GetValue<string>() == "games.event.game_over");
    }

    [Fact]
    public async Task A_waiting_room_is_not_closed_by_a_downtime()
    {
        await BeforeAsync(games => games.OpenAsync(Ann));
        time.Advance(TimeSpan.FromHours(3));

        await using GamesHost games = await GamesHost.StartAsync(data.Path, time);
        await games.Heard.FrameAsync("games.event.clocks_moved");
        await games.PassAsync(TimeSpan.FromSeconds(601), "games.event.room_closed");

        Assert.True(time.GetUtcNow() >= Time("2026-01-08T15:10:00.000Z"));
    }

    [Fact]
    public async Task Who_looks_first_after_a_downtime_sees_clocks_that_are_right()
    {
        RoomId room = default;
        await BeforeAsync(async games => room = await games.StartGameAsync(Ann, Bob));
        time.Advance(TimeSpan.FromSeconds(50));

        await using GamesHost games = await GamesHost.StartAsync(data.Path, time);
        await games.SendAsync(Ann, new SyncState(new Dictionary<RoomId, long> { [room] = 3 }), "sync");
        JsonNode sync = (await games.Heard.SyncAsync("sync"))["rooms"]![0]!;

        Assert.Equal("2026-01-08T12:01:50.000Z", sync["missed"]!.AsArray()[^1]!["turnEndsAt"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_downtime_is_added_once_over_several_restarts_and_a_short_one_not_at_all()
    {
        RoomId room = default;
        await BeforeAsync(async games => room = await games.StartGameAsync(Ann, Bob));
        time.Advance(TimeSpan.FromSeconds(30));
        await BeforeAsync(games => games.Heard.FrameAsync("games.event.clocks_moved").WaitAsync(Token), room);
        time.Advance(TimeSpan.FromSeconds(1.9));
        await BeforeAsync(_ => Task.CompletedTask, room);

        await using GamesHost games = await GamesHost.StartAsync(data.Path, time);
        await games.SendAsync(Ann, new SyncState(new Dictionary<RoomId, long> { [room] = 0 }), "sync");
        JsonNode sync = (await games.Heard.SyncAsync("sync"))["rooms"]![0]!;

        Assert.Equal(30_000, Assert.Single(sync["missed"]!.AsArray().Select(f => f!["byMs"]).OfType<JsonNode>()).GetValue<long>());
    }

    [Fact]
    public async Task While_the_store_is_away_no_clock_runs()
    {
        BrokenStore store = new();
        await using GamesHost games = await GamesHost.StartAsync(data.Path, time, store.Wrap);
        await games.StartGameAsync(Ann, Bob);
        store.Fails = _ => true;
        await games.PassAsync(TimeSpan.FromSeconds(20));
        store.Fails = _ => false;

        Task<JsonNode> over = games.PassAsync(TimeSpan.FromSeconds(100), "games.event.game_over");
        JsonNode moved = await games.Heard.FrameAsync("games.event.clocks_moved");

        await over;
        Assert.InRange(moved["byMs"]!.GetValue<long>(), 19_000, 25_000);
        Assert.True(time.GetUtcNow() >= Time(moved["turnEndsAt"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_write_that_is_slow_or_fails_once_is_no_outage()
    {
        BrokenStore store = new();
        await using GamesHost games = await GamesHost.StartAsync(data.Path, time, store.Wrap);
        Pulse pulse = games.Services.GetRequiredService<Pulse>();
        store.Fails = key => key == "pulse";
        await Assert.ThrowsAnyAsync<Exception>(() => pulse.BeatAsync(Token).AsTask());
        store.Fails = _ => false;
        time.Advance(TimeSpan.FromSeconds(1));
        await pulse.BeatAsync(Token);
        time.Advance(TimeSpan.FromMinutes(1));
        await pulse.BeatAsync(Token);

        Assert.Empty(await pulse.OutagesAsync(Token));
    }

    [Fact]
    public async Task While_another_one_beats_a_start_sees_no_outage_and_the_others_hear_of_one()
    {
        await BeforeAsync(_ => Task.CompletedTask);
        time.Advance(TimeSpan.FromSeconds(9));
        await using GamesHost first = await GamesHost.StartAsync(data.Path, time);
        await first.PassAsync(TimeSpan.FromSeconds(30));
        await using GamesHost second = await GamesHost.StartAsync(data.Path, time);

        Pulse[] both = [first.Services.GetRequiredService<Pulse>(), second.Services.GetRequiredService<Pulse>()];
        foreach (Pulse pulse in both)
        {
            await pulse.BeatAsync(Token);
            Outage only = Assert.Single(await pulse.OutagesAsync(Token));
            Assert.Equal(TimeSpan.FromSeconds(9), only.Until - only.From);
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    // A process over the same data that ends; the room, where one is named, is used in it.
    private async Task BeforeAsync(Func<GamesHost, Task> use, RoomId? room = null)
    {
        await using GamesHost games = await GamesHost.StartAsync(data.Path, time);
        if (room is { } known)
        {
            await games.SendAsync(Ann, new SyncState(new Dictionary<RoomId, long> { [known] = 0 }), "look");
            await games.Heard.SyncAsync("look");
        }

        await use(games);
    }
}
