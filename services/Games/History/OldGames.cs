using System.Data.Common;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlazingSun.Games.History;

/// <summary>Removes games whose time is over.</summary>
internal sealed class OldGames(
    [FromKeyedServices(GamesApp.Name)] IDatabase database, GameDocuments documents, IOptions<GamesOptions> options, TimeProvider time)
{
    private const int AtOnce = 200;

    private sealed record Row
    {
        public long Id { get; init; }
        public string RoomId { get; init; } = "";
        public int GameNumber { get; init; }
    }

    public async ValueTask RemoveAsync(CancellationToken cancellationToken)
    {
        if (options.Value.HistoryDays == 0)
        {
            return;
        }

        const string Users = "DELETE FROM former_players WHERE removed_at < @before";
        long before = time.GetUtcNow().AddDays(-options.Value.HistoryDays).ToUnixTimeMilliseconds();
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        while (await NextAsync(connection, before, cancellationToken) is { Count: > 0 } rows)
        {
            foreach (Row row in rows)
            {
                await documents.RemoveAsync(new GameKey(Id.Parse<RoomId>(row.RoomId), row.GameNumber), cancellationToken);
            }

            await RemoveAsync(connection, rows, cancellationToken);
        }

        await connection.ExecuteAsync(new CommandDefinition(Users, new { before }, cancellationToken: cancellationToken));
    }

    private static async ValueTask RemoveAsync(DbConnection connection, List<Row> rows, CancellationToken cancellationToken)
    {
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            new CommandDefinition("DELETE FROM games WHERE id = @Id", rows, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    private static async ValueTask<List<Row>> NextAsync(DbConnection connection, long before, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT id AS "Id", room_id AS "RoomId", game_number AS "GameNumber"
            FROM games WHERE finished_at < @before ORDER BY finished_at LIMIT @AtOnce
            """;
        return [.. await connection.QueryAsync<Row>(new CommandDefinition(Sql, new { before, AtOnce }, cancellationToken: cancellationToken))];
    }
}
