using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Games.History;
using BlazingSun.Games.Rooms;
using BlazingSun.Games.Talk;
using BlazingSun.Platform.Exports;
using BlazingSun.Platform.Relational;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlazingSun.Games.Tests.History;

/// <summary>What the app's SQL on past games does on every database.</summary>
public abstract class PastGamesCompliance : GamesTests
{
    private static readonly UserId Ann = new(1);
    private static readonly UserId Bob = new(2);
    private static readonly UserId Cid = new(3);
    private static readonly RoomConfigPatch Private = new() { Visibility = Visibility.Private };

    private UserGames Users => Games.Services.GetRequiredService<UserGames>();

    [Fact]
    public async Task A_users_games_come_newest_first_in_pages_with_how_many_were_won()
    {
        foreach (string name in new[] { "First", "Second", "Third" })
        {
            await Games.FinishAsync(Ann, Bob, name);
        }

        GamesOfUser first = await Users.ReadAsync(new GamesWanted(Ann, Cid, long.MaxValue, 2), Token);
        GamesOfUser rest = await Users.ReadAsync(new GamesWanted(Ann, Cid, long.Parse(first.Next!, null), 2), Token);

        Assert.Equal(["Third", "Second"], first.Games.Select(game => game.RoomName));
        Assert.Equal(["First"], rest.Games.Select(game => game.RoomName));
        Assert.Null(rest.Next);
        Assert.Equal((3, 3), (rest.Played, rest.Won));
        Assert.Equal((3, 0), Counts(await Users.ReadAsync(new GamesWanted(Bob, Cid, long.MaxValue, 2), Token)));
        Assert.Equal([new ScoredPlayer(Ann, "user1", 0), new ScoredPlayer(Bob, "user2", 0)], rest.Games[0].Players);
        Assert.Equal((Ann, "resigned", 1), (rest.Games[0].Winner!.Value, rest.Games[0].Reason, rest.Games[0].GameNumber));
    }

    [Fact]
    public async Task Games_in_private_rooms_are_there_only_for_those_who_played_in_them()
    {
        GameRecord hidden = await Games.FinishAsync(Ann, Bob, "Hidden", Private);
        PastGames past = Games.Services.GetRequiredService<PastGames>();

        Assert.Equal((1, 1), Counts(await Users.ReadAsync(new GamesWanted(Ann, Bob, long.MaxValue, 9), Token)));
        Assert.Equal((0, 0), Counts(await Users.ReadAsync(new GamesWanted(Ann, Cid, long.MaxValue, 9), Token)));
        Assert.Equal([1], await past.NumbersAsync(hidden.RoomId, Bob, Token));
        Assert.Empty(await past.NumbersAsync(hidden.RoomId, Cid, Token));
        Assert.Empty(await past.NumbersAsync(hidden.RoomId, default, Token));
    }

    [Fact]
    public async Task A_game_is_there_once_however_often_it_is_stored()
    {
        GameRecord game = await Games.FinishAsync(Ann, Bob, "Once");
        await Games.Services.GetRequiredService<PastGames>().AddAsync(game, Token);

        Assert.Equal((1, 1), Counts(await Users.ReadAsync(new GamesWanted(Ann, Ann, long.MaxValue, 9), Token)));
    }

    [Fact]
    public async Task A_removed_users_name_goes_from_past_games_and_other_names_stay()
    {
        GameRecord game = await Games.FinishAsync(Bob, Ann, "Old");

        await Games.TellAsync(Bob, EventTypes.UserDeleted);
        await Wait.UntilAsync(async () => (await NamesAsync(Ann)).Contains(NameEraser.Former), Token);

        GameRecord changed = await Games.RecordAsync(game.RoomId);
        Assert.Equal(["former player", "user1"], changed.Players.Select(player => player.Name));
        Assert.Equal("former player", changed.Result.WinnerName);
        Assert.DoesNotContain("user2", JsonSerializer.Serialize(changed, HistoryJson.Default.GameRecord), StringComparison.Ordinal);
        Assert.Contains("\"name\":\"user1\"", JsonSerializer.Serialize(changed, HistoryJson.Default.GameRecord), StringComparison.Ordinal);
        Assert.Equal(["former player", "user1"], await NamesAsync(Ann));
    }

    [Fact]
    public async Task A_user_who_was_removed_before_the_game_was_stored_has_no_name_in_it_either()
    {
        GameRecord late = await Games.FinishAsync(Ann, Bob, "Late");
        await Games.TellAsync(Bob, EventTypes.UserDeleted);
        await Wait.UntilAsync(async () => (await NamesAsync(Ann)).Contains(NameEraser.Former), Token);
        GameRecord next = late with { GameNumber = 2 };

        (RoomDocument room, _) = await Games.Services.GetRequiredService<RoomStore>().LoadAsync(late.RoomId, Token);
        Assert.True(await Games.Services.GetRequiredService<GameArchive>().TryStoreAsync(room, new EndedGame(5, next), Token));

        await Wait.UntilAsync(async () => (await NamesAsync(Ann)).SequenceEqual(["user1", "former player", "user1", "former player"]), Token);
        Assert.Equal(["user1", "former player"], (await Games.RecordAsync(next.RoomId, 2)).Players.Select(player => player.Name));
    }

    [Fact]
    public async Task A_game_that_a_removed_user_began_before_all_had_heard_of_it_has_no_name_either()
    {
        await Games.TellAsync(Bob, EventTypes.UserDeleted);
        Games.Time.Advance(TimeSpan.FromSeconds(1));
        await Games.FinishAsync(Ann, Bob, "After");

        await Wait.UntilAsync(async () => (await NamesAsync(Ann)).SequenceEqual(["user1", "former player"]), Token);
    }

    [Fact]
    public async Task A_users_export_holds_all_the_games_in_pages()
    {
        foreach (string name in new[] { "First", "Second" })
            await Games.FinishAsync(Ann, Bob, name, Private);
        await Games.Services.GetRequiredService<Mutes>().SetAsync(new UserMute(Ann, Games.Time.GetUtcNow().AddHours(1)), Games.Time.GetUtcNow(), Token);
        IAppExport export = Games.Services.GetRequiredService<IAppExport>();
        Dictionary<string, List<JsonElement>> sections = [];
        string? from = null;
        do
        {
            ExportPage page = await export.ReadAsync(new Caller(Ann, "user1", ["user"]), from, Token);
            sections.TryAdd(page.Section, []);
            sections[page.Section].AddRange(page.Items);
            from = page.Next;
        }
        while (from is not null);

        Assert.Equal(["games", "rooms", "mutes"], sections.Keys);
        Assert.Equal(["Second", "First"], sections["games"].Select(game => game.GetProperty("roomName").GetString()));
        Assert.Single(sections["mutes"]);
        await Assert.ThrowsAsync<FormatException>(() => export.ReadAsync(new Caller(Ann, "user1", []), "nothing", Token).AsTask());
    }

    [Fact]
    public async Task Games_whose_time_is_over_are_removed_and_younger_ones_stay()
    {
        GameRecord old = await Games.FinishAsync(Ann, Bob, "Old");
        GamesOptions options = Games.Services.GetRequiredService<IOptions<GamesOptions>>().Value;
        GameDocuments documents = Games.Services.GetRequiredService<GameDocuments>();

        await RemoveAsync(TimeSpan.FromDays(options.HistoryDays) - TimeSpan.FromMinutes(1));
        Assert.Equal((1, 1), Counts(await Users.ReadAsync(new GamesWanted(Ann, Ann, long.MaxValue, 9), Token)));
        await RemoveAsync(TimeSpan.FromDays(options.HistoryDays) + TimeSpan.FromMinutes(1));

        Assert.Equal((0, 0), Counts(await Users.ReadAsync(new GamesWanted(Ann, Ann, long.MaxValue, 9), Token)));
        Assert.Null(await documents.ReadAsync(new GameKey(old.RoomId, 1), Token));

        async Task RemoveAsync(TimeSpan later) => await new OldGames(
            Games.Services.GetRequiredKeyedService<IDatabase>(GamesApp.Name), documents,
            Options.Create(options), new VirtualTimeProvider(Games.Time.GetUtcNow() + later)).RemoveAsync(Token);
    }

    private static (long Played, long Won) Counts(GamesOfUser games) => (games.Played, games.Won);

    private async ValueTask<IReadOnlyList<string>> NamesAsync(UserId user) =>
        [.. (await Users.ReadAsync(new GamesWanted(user, user, long.MaxValue, 9), Token)).Games.SelectMany(game => game.Players).Select(p => p.Name)];
}

public sealed class SqlitePastGamesTests : PastGamesCompliance;

public sealed class PostgresPastGamesTests(PostgresServer server) : PastGamesCompliance, IClassFixture<PostgresServer>
{
    private protected override async Task<GamesHost> StartAsync(string folder)
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        string connection = await server.NewDatabaseAsync();
        return await GamesHost.StartAsync(folder, with: services => services.AddPostgresDatabase(GamesApp.Name, connection));
    }
}
