using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Testing;

namespace BlazingSun.Games.Tests.Rooms;

/// <summary>A room that does not answer costs its own callers 2 seconds, and nobody else anything.</summary>
public sealed class StuckRoomTests : IDisposable
{
    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);
    private static readonly UserId Eve = new(3);
    private readonly DataFolder data = new();
    private readonly BrokenStore store = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Joining_it_is_UNAVAILABLE_after_2_seconds()
    {
        await using GamesHost games = await GamesHost.StartAsync(data.Path, with: store.Wrap);
        RoomId room = await games.OpenAsync(Ann);
        store.Hangs = key => key == $"room:{room}";

        await games.SendAsync(Bob, new JoinRoom(room), "join");
        await store.Hanging.WaitForAsync(1, Token);
        games.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("UNAVAILABLE", (await games.Heard.ReplyAsync("join"))["code"]!.GetValue<string>());
        store.Hangs = _ => false;
        await games.SendAsync(Bob, new JoinRoom(room), "join");
        await games.Heard.FrameAsync("games.event.game_started");
    }

    [Fact]
    public async Task Opening_one_is_UNAVAILABLE_after_2_seconds_and_succeeds_later()
    {
        await using GamesHost games = await GamesHost.StartAsync(data.Path, with: store.Wrap);
        store.Hangs = key => key.StartsWith("room:", StringComparison.Ordinal);

        await games.SendAsync(Ann, new CreateRoom(new GameSlug("bigger_dice"), "A room"), "open");
        await store.Hanging.WaitForAsync(1, Token);
        games.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("UNAVAILABLE", (await games.Heard.ReplyAsync("open"))["code"]!.GetValue<string>());
        store.Hangs = _ => false;
        await games.OpenAsync(Ann, id: "open");
    }

    [Fact]
    public async Task A_sync_names_it_and_brings_the_others()
    {
        RoomId stuck;
        RoomId other;
        await using (GamesHost before = await GamesHost.StartAsync(data.Path, with: store.Wrap))
        {
            stuck = await before.OpenAsync(Bob, "Stuck");
            other = await before.OpenAsync(Ann, "Other");
            await before.SendAsync(Ann, new Spectate(stuck));
            await before.SendAsync(Eve, new Spectate(other));
            await before.Heard.FrameAsync("games.event.spectator_joined", f => f["spectatorId"]!.GetValue<string>() == "1");
            await before.Heard.FrameAsync("games.event.spectator_joined", f => f["spectatorId"]!.GetValue<string>() == "3");
        }

        await using GamesHost games = await GamesHost.StartAsync(data.Path, with: store.Wrap);
        store.Hangs = key => key == $"room:{stuck}";
        await games.SendAsync(Eve, new SyncState(new Dictionary<RoomId, long>()), "first");
        await games.Heard.SyncAsync("first");
        await games.SendAsync(Ann, new SyncState(new Dictionary<RoomId, long>()), "sync");
        await store.Hanging.WaitForAsync(1, Token);
        games.Time.Advance(TimeSpan.FromSeconds(2));

        JsonNode sync = await games.Heard.SyncAsync("sync");
        Assert.Equal(other.ToString(), Assert.Single(sync["rooms"]!.AsArray())!["roomId"]!.GetValue<string>());
        Assert.Equal(stuck.ToString(), Assert.Single(sync["unavailable"]!.AsArray())!.GetValue<string>());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
