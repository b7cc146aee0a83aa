using System.Data.Common;
using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Games.Catalog;
using BlazingSun.Games.Lobby;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlazingSun.Games.Tests.Catalog;

/// <summary>What the app's SQL does on every database: the catalog and the lobby's list.</summary>
public abstract class CatalogCompliance : GamesTests
{
    private static readonly GameSlug Dice = new("bigger_dice");

    [Fact]
    public async Task The_catalog_has_every_game_once_however_often_the_app_starts()
    {
        GameTypes types = Games.Services.GetRequiredService<GameTypes>();
        await types.AddMissingAsync(Token);

        GameType dice = Assert.Single(await types.ReadAsync(Token));

        Assert.Equal(("bigger_dice", "Bigger Dice", 2, 2, true), (dice.Slug, dice.Name, dice.MinPlayers, dice.MaxPlayers, dice.IsActive));
        Assert.Null(dice.ThumbnailUrl);
        Assert.True(await types.IsActiveAsync(Dice, Token));
        Assert.False(await types.IsActiveAsync(new GameSlug("chess"), Token));
    }

    [Fact]
    public async Task A_game_that_is_switched_off_is_not_offered()
    {
        GameTypes types = Games.Services.GetRequiredService<GameTypes>();
        await ExecuteAsync("UPDATE game_types SET is_active = FALSE");

        Assert.Empty(await types.ReadAsync(Token));
        Assert.False(await types.IsActiveAsync(Dice, Token));
    }

    [Fact]
    public async Task The_database_is_named_among_the_dependencies()
    {
        HealthReport report = await Games.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);

        Assert.Equal(HealthStatus.Healthy, report.Entries["games-database"].Status);
    }

    [Fact]
    public async Task The_list_shows_public_rooms_with_their_host_and_seats_and_hides_private_ones()
    {
        await Games.OpenAsync(new UserId(1), "Seen");
        await Games.SendAsync(new UserId(2), new CreateRoom(Dice, "Hidden", new RoomConfigPatch { Visibility = Visibility.Private }), "hidden");
        await Games.Heard.FrameAsync("games.event.room_created", f => f["roomName"]!.GetValue<string>() == "Hidden");

        await Games.SendAsync(new UserId(3), new ListRooms(Dice), "list");

        JsonNode list = await Games.Heard.ReplyAsync("list");
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
        await Games.SendAsync(new UserId(1), new ListRooms(new GameSlug("chess")), "list");

        JsonNode error = await Games.Heard.ReplyAsync("list");
        Assert.Equal("GAME_TYPE_UNKNOWN", error["code"]!.GetValue<string>());
        Assert.Equal(["type", "code", "message"], error.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task The_list_follows_the_room_and_can_be_asked_for_by_status()
    {
        await Games.StartGameAsync(new UserId(1), new UserId(2), "Playing");
        await Games.OpenAsync(new UserId(3), "Waiting");

        await ListedAsync(RoomStatus.Playing, "Playing playing 2");
        await ListedAsync(RoomStatus.Waiting, "Waiting waiting 1");
        await ListedAsync(null, "Waiting waiting 1", "Playing playing 2");
    }

    [Fact]
    public async Task A_room_that_everybody_left_is_not_listed()
    {
        RoomId room = await Games.OpenAsync(new UserId(1), "Empty");
        await Games.SendAsync(new UserId(1), new LeaveRoom(room));
        await Games.OpenAsync(new UserId(2), "Open");

        await ListedAsync(null, "Open waiting 1");
    }

    // The list follows the rooms a moment later.
    private async Task ListedAsync(RoomStatus? status, params string[] expected)
    {
        RoomList list = Games.Services.GetRequiredService<RoomList>();
        await BlazingSun.Testing.Wait.UntilAsync(async () => expected.SequenceEqual(await NamesAsync()), Token);

        async ValueTask<IEnumerable<string>> NamesAsync() =>
            (await list.ReadAsync(Dice, status, Token)).Rooms.Select(room => $"{room.RoomName} {room.Status.ToString().ToLowerInvariant()} {room.PlayerCount}");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using DbConnection connection = await Games.Services.GetRequiredKeyedService<IDatabase>(GamesApp.Name).OpenAsync(Token);
        await connection.ExecuteAsync(sql);
    }
}
