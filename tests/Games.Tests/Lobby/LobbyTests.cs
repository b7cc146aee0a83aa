using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;

namespace BlazingSun.Games.Tests.Lobby;

public sealed class LobbyTests : IAsyncLifetime
{
    private static readonly GameSlug Dice = new("bigger_dice");
    private readonly DataFolder data = new();
    private GamesHost games = null!;

    public async ValueTask InitializeAsync() => games = await GamesHost.StartAsync(data.Path);

    public async ValueTask DisposeAsync()
    {
        await games.DisposeAsync();
        data.Dispose();
    }

    [Fact]
    public async Task The_list_shows_public_rooms_with_their_host_and_seats_and_hides_private_ones()
    {
        await games.OpenAsync(new UserId(1), "Seen");
        await games.SendAsync(new UserId(2), new CreateRoom(Dice, "Hidden", new RoomConfigPatch { Visibility = Visibility.Private }), "hidden");
        await games.Heard.FrameAsync("games.event.room_created", f => f["roomName"]!.GetValue<string>() == "Hidden");

        await games.SendAsync(new UserId(3), new ListRooms(Dice), "list");

        JsonNode list = await games.Heard.ReplyAsync("list");
        JsonNode room = Assert.Single(list["rooms"]!.AsArray())!;
        Assert.Equal("Seen", room["roomName"]!.GetValue<string>());
        Assert.Equal("user1", room["hostName"]!.GetValue<string>());
        Assert.Equal("waiting", room["status"]!.GetValue<string>());
        Assert.Equal(1, room["playerCount"]!.GetValue<int>());
        Assert.Equal(2, room["maxPlayers"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_list_of_an_unknown_game_is_refused()
    {
        await games.SendAsync(new UserId(1), new ListRooms(new GameSlug("chess")), "list");

        Assert.Equal("GAME_TYPE_UNKNOWN", (await games.Heard.ReplyAsync("list"))["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Many_changes_at_once_are_told_to_the_lobby_in_at_most_four_lists_a_second()
    {
        await games.OpenAsync(new UserId(1), "First");
        await games.Heard.FrameAsync("games.event.rooms_updated", IsDiceLobby);
        for (int user = 2; user <= 20; user++)
        {
            await games.OpenAsync(new UserId(user), $"Room {user}");
        }

        Assert.Equal(1, Lists());
        Task<JsonNode> complete = games.Heard.FrameAsync("games.event.rooms_updated", f => IsDiceLobby(f) && f["rooms"]!.AsArray().Count == 20);
        int quarters = 0;
        for (; !complete.IsCompleted && quarters < 1_000; quarters++)
        {
            games.Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        await complete;
        Assert.InRange(Lists(), 2, quarters + 1);
    }

    private int Lists() => games.Heard.Frames.Count(f => f["type"]!.GetValue<string>() == "games.event.rooms_updated" && IsDiceLobby(f));

    private static bool IsDiceLobby(JsonNode frame) => frame["gameType"]?.GetValue<string>() == "bigger_dice";
}
