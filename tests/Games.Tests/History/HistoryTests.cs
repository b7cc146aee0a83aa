using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.History;
using BlazingSun.Platform.State;
using BlazingSun.Testing;

namespace BlazingSun.Games.Tests.History;

/// <summary>What is stored of a game when it ends.</summary>
public sealed class HistoryTests : IDisposable
{
    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);
    private static readonly UserId Cid = new(3);
    private readonly DataFolder data = new();
    private readonly VirtualTimeProvider time = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_finished_game_is_stored_with_everything_that_everyone_saw_of_it()
    {
        await using GamesHost games = await GamesHost.StartAsync(data.Path, time);
        RoomId room = await games.StartGameAsync(Ann, Bob, "Table");
        await games.SendAsync(Ann, new Play(room, "bigger_dice.roll"), "roll");
        await games.Heard.FrameAsync("games.event.turn_changed");
        await games.SendAsync(Bob, new Resign(room), "resign");

        GameRecord record = await games.RecordAsync(room);

        Assert.Equal(
            ["game_started", "bigger_dice.rolled", "turn_changed", "game_over"],
            GamesHost.EventsOf(record).Select(e => e["type"]!.GetValue<string>()["games.event.".Length..]));
        Assert.Equal(("Table", 1, "resigned", Ann), (record.RoomName, record.GameNumber, record.Result.Reason, record.Result.Winner));
        Assert.Equal([new PastPlayer(Ann, "user1"), new PastPlayer(Bob, "user2")], record.Players);
        Assert.Equal((time.GetUtcNow(), time.GetUtcNow()), (record.StartedAt, record.FinishedAt));
        Assert.True(GamesHost.IsContiguous(GamesHost.EventsOf(record)));
    }

    [Fact]
    public async Task A_game_with_more_events_than_a_room_holds_is_stored_whole()
    {
        await using GamesHost games = await GamesHost.StartAsync(data.Path, time);
        RoomId room = await games.StartGameAsync(Ann, Bob);
        await games.WatchAgainAndAgainAsync(Cid, room, 200);
        await games.SendAsync(Bob, new Resign(room), "resign");

        IReadOnlyList<JsonNode> events = GamesHost.EventsOf(await games.RecordAsync(room));

        Assert.Equal(402, events.Count);
        Assert.Equal("games.event.game_started", events[0]["type"]!.GetValue<string>());
        Assert.True(GamesHost.IsContiguous(events));
    }

    [Fact]
    public async Task A_game_that_could_not_be_stored_when_it_ended_is_stored_after_a_restart_in_the_middle_of_the_next_one()
    {
        RoomId room;
        BrokenStore broken = new() { Fails = _ => true };
        await using (GamesHost games = await GamesHost.StartAsync(data.Path, time, services => broken.Wrap(services, StateStores.Documents)))
        {
            room = await games.StartGameAsync(Ann, Bob);
            await games.WatchAgainAndAgainAsync(Cid, room, 100);
            await games.SendAsync(Bob, new Resign(room), "resign");
            await games.Heard.FrameAsync("games.event.game_over");
            await games.SendAsync(Ann, new Rematch(room), "again1");
            await games.SendAsync(Bob, new Rematch(room), "again2");
            await games.WatchAgainAndAgainAsync(Cid, room, 150);
        }

        await using GamesHost after = await GamesHost.StartAsync(data.Path, time);
        await after.SendAsync(Ann, new SyncState(new Dictionary<RoomId, long>()), "wake");
        GameRecord record = await after.RecordAsync(room);
        IReadOnlyList<JsonNode> events = GamesHost.EventsOf(record);

        Assert.Equal((1, Ann), (record.GameNumber, record.Result.Winner));
        Assert.Equal(202, events.Count);
        Assert.Equal("games.event.game_started", events[0]["type"]!.GetValue<string>());
        Assert.Equal("games.event.game_over", events[^1]["type"]!.GetValue<string>());
        Assert.True(GamesHost.IsContiguous(events));
    }

    [Fact]
    public async Task A_game_whose_first_events_are_no_longer_held_is_stored_with_its_result_alone()
    {
        await using GamesHost games = await GamesHost.StartAsync(data.Path, time);
        RoomId room = await games.StartGameAsync(Ann, Bob);
        await games.WatchAgainAndAgainAsync(Cid, room, 300);
        await games.ForgetOldChunksAsync(room);
        await games.SendAsync(Bob, new Resign(room), "resign");

        GameRecord record = await games.RecordAsync(room);

        Assert.Empty(record.Events);
        Assert.Equal(Ann, record.Result.Winner);
    }
}
