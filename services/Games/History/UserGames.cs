using System.Data.Common;
using System.Globalization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.History;

/// <summary>A player of a past game with the points.</summary>
internal sealed record ScoredPlayer(UserId Id, string Name, int Score) : PastPlayer(Id, Name);

/// <summary>A line in the list of a user's games.</summary>
internal sealed record GameSummary(
    RoomId RoomId, string RoomName, int GameNumber, GameSlug GameType, DateTimeOffset StartedAt, DateTimeOffset FinishedAt,
    IReadOnlyList<ScoredPlayer> Players, UserId? Winner, string Reason);

/// <summary>A page of a user's games, newest first, among those that the viewer may see.</summary>
/// <param name="Games">The page.</param>
/// <param name="Next">What to ask for the next page with; null = this is the last one.</param>
/// <param name="Played">How many there are.</param>
/// <param name="Won">How many of them the user won.</param>
internal sealed record GamesOfUser(IReadOnlyList<GameSummary> Games, string? Next, long Played, long Won);

/// <summary>Which page, and for whom.</summary>
internal readonly record struct GamesWanted(UserId User, UserId Viewer, long Before, int Limit);

/// <summary>Finds a user's past games.</summary>
internal sealed class UserGames([FromKeyedServices(GamesApp.Name)] IDatabase database)
{
    private const string Visible = """
        FROM game_players m JOIN games g ON g.id = m.game_id
        WHERE m.user_id = @User AND (g.is_public OR EXISTS (SELECT 1 FROM game_players v WHERE v.game_id = g.id AND v.user_id = @Viewer))
        """;

    private const string Page = "AND m.game_id < @Before ORDER BY m.game_id DESC LIMIT @Limit";

    // Properties, not constructors: SQLite tells a column's type only by its first row.
    private sealed record Row
    {
        public long Id { get; init; }
        public string RoomId { get; init; } = "";
        public string RoomName { get; init; } = "";
        public int GameNumber { get; init; }
        public string GameType { get; init; } = "";
        public long StartedAt { get; init; }
        public long FinishedAt { get; init; }
        public long? Winner { get; init; }
        public string Reason { get; init; } = "";
    }

    private sealed record PlayerRow
    {
        public long GameId { get; init; }
        public long UserId { get; init; }
        public string Name { get; init; } = "";
        public int Score { get; init; }
    }

    private sealed record Counts
    {
        public long Played { get; init; }
        public long Won { get; init; }
    }

    public async ValueTask<GamesOfUser> ReadAsync(GamesWanted wanted, CancellationToken cancellationToken)
    {
        const string Count = $"""SELECT COUNT(*) AS "Played", COUNT(CASE WHEN g.winner_id = @User THEN 1 END) AS "Won" {Visible}""";
        object values = new { User = wanted.User.Value, Viewer = wanted.Viewer.Value, wanted.Before, Limit = wanted.Limit + 1 };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        Counts counts = await connection.QuerySingleAsync<Counts>(new CommandDefinition(Count, values, cancellationToken: cancellationToken));
        List<Row> rows = await RowsAsync(connection, values, cancellationToken);
        List<Row> page = [.. rows.Take(wanted.Limit)];
        ILookup<long, ScoredPlayer> players = await PlayersAsync(connection, values, cancellationToken);
        string? next = rows.Count > page.Count ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null;
        return new GamesOfUser([.. page.Select(row => Summary(row, players[row.Id]))], next, counts.Played, counts.Won);
    }

    private static async ValueTask<List<Row>> RowsAsync(DbConnection connection, object values, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            SELECT g.id AS "Id", g.room_id AS "RoomId", g.room_name AS "RoomName", g.game_number AS "GameNumber",
                   g.game_type AS "GameType", g.started_at AS "StartedAt", g.finished_at AS "FinishedAt", g.winner_id AS "Winner",
                   g.reason AS "Reason"
            {Visible} {Page}
            """;
        return [.. await connection.QueryAsync<Row>(new CommandDefinition(Sql, values, cancellationToken: cancellationToken))];
    }

    private static async ValueTask<ILookup<long, ScoredPlayer>> PlayersAsync(
        DbConnection connection, object values, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            SELECT game_id AS "GameId", user_id AS "UserId", name AS "Name", score AS "Score"
            FROM game_players WHERE game_id IN (SELECT m.game_id {Visible} {Page})
            ORDER BY game_id, seat
            """;
        IEnumerable<PlayerRow> rows = await connection.QueryAsync<PlayerRow>(new CommandDefinition(Sql, values, cancellationToken: cancellationToken));
        return rows.ToLookup(row => row.GameId, row => new ScoredPlayer(new UserId(row.UserId), row.Name, row.Score));
    }

    private static GameSummary Summary(Row row, IEnumerable<ScoredPlayer> players) => new(
        Id.Parse<RoomId>(row.RoomId), row.RoomName, row.GameNumber, new GameSlug(row.GameType), Time(row.StartedAt), Time(row.FinishedAt),
        [.. players], row.Winner is { } winner ? new UserId(winner) : null, row.Reason);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
