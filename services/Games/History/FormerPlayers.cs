using System.Data.Common;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.History;

/// <summary>
/// Users who were removed. Their names go from the games that had begun by then, or while a token of theirs may have been left; who comes back
/// with the same id, from a site with accounts of its own, has a name again in later ones.
/// </summary>
internal sealed class FormerPlayers(
    [FromKeyedServices(GamesApp.Name)] IDatabase database, GameDocuments documents, HistoryChanges changes)
{
    /// <summary>So many milliseconds after a removal no game brings the name back.</summary>
    public static readonly long Kept = (long)Limits.FormerUsersKept.TotalMilliseconds;

    private const int AtOnce = 100;

    private sealed record Row
    {
        public long GameId { get; init; }
        public long UserId { get; init; }
        public string RoomId { get; init; } = "";
        public int GameNumber { get; init; }
        public long FinishedAt { get; init; }
    }

    /// <summary>Notes that a user is gone; the names follow at once.</summary>
    public async ValueTask AddAsync(UserId user, DateTimeOffset removedAt, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO former_players (user_id, removed_at) VALUES (@User, @At)
            ON CONFLICT (user_id) DO UPDATE SET removed_at = excluded.removed_at WHERE former_players.removed_at < excluded.removed_at
            """;
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        object row = new { User = user.Value, At = removedAt.ToUnixTimeMilliseconds() };
        await connection.ExecuteAsync(new CommandDefinition(Sql, row, cancellationToken: cancellationToken));
        changes.Signal();
    }

    /// <summary>Takes their names out of all games where they still stand. The row comes last: it says that the document is done.</summary>
    public async ValueTask EraseNamesAsync(CancellationToken cancellationToken)
    {
        const string Erase = "UPDATE game_players SET name = @Former WHERE game_id = @GameId AND user_id = @UserId";
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        while (await NextAsync(connection, cancellationToken) is { Count: > 0 } rows)
        {
            foreach (Row row in rows)
            {
                GameKey game = new(Id.Parse<RoomId>(row.RoomId), row.GameNumber);
                DateTimeOffset finishedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.FinishedAt);
                if (await documents.EraseNameAsync(game, new UserId(row.UserId), finishedAt, cancellationToken))
                {
                    object values = new { row.GameId, row.UserId, NameEraser.Former };
                    await connection.ExecuteAsync(new CommandDefinition(Erase, values, cancellationToken: cancellationToken));
                }
            }
        }
    }

    private static async ValueTask<List<Row>> NextAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT p.game_id AS "GameId", p.user_id AS "UserId", g.room_id AS "RoomId", g.game_number AS "GameNumber",
                   g.finished_at AS "FinishedAt"
            FROM former_players f JOIN game_players p ON p.user_id = f.user_id JOIN games g ON g.id = p.game_id
            WHERE p.name <> @Former AND g.started_at <= f.removed_at + @Kept LIMIT @AtOnce
            """;
        object wanted = new { NameEraser.Former, AtOnce, Kept };
        return [.. await connection.QueryAsync<Row>(new CommandDefinition(Sql, wanted, cancellationToken: cancellationToken))];
    }
}
