using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Moderation.Reports;

/// <summary>What admins have still to look at.</summary>
internal sealed class OpenReports([FromKeyedServices(ChatApp.Name)] IDatabase database, TimeProvider time)
{
    // Properties, not a constructor: SQLite tells a column's type only by its first row.
    private sealed record Row
    {
        public long Id { get; init; }
        public string MessageId { get; init; } = "";
        public string? LobbyId { get; init; }
        public long? WithUserId { get; init; }
        public long ReporterId { get; init; }
        public string ReporterName { get; init; } = "";
        public string? Reason { get; init; }
        public string Messages { get; init; } = "";
        public long ReportedAt { get; init; }
    }

    public async ValueTask<ReportPage> ReadAsync(long before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT id AS "Id", message_id AS "MessageId", lobby_id AS "LobbyId", with_user_id AS "WithUserId", reporter_id AS "ReporterId",
                   reporter_name AS "ReporterName", reason AS "Reason", messages AS "Messages", reported_at AS "ReportedAt"
            FROM reports WHERE resolved_at IS NULL AND id < @Before ORDER BY id DESC LIMIT @Limit
            """;
        object values = new { Before = before, Limit = limit + 1 };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        Row[] rows = [.. await connection.QueryAsync<Row>(new CommandDefinition(Sql, values, cancellationToken: cancellationToken))];
        string? next = rows.Length > limit ? rows[limit - 1].Id.ToString(CultureInfo.InvariantCulture) : null;
        return new ReportPage([.. rows.Take(limit).Select(ReportOf)], next);
    }

    /// <summary>Notes that an admin is done with a report; the first one counts.</summary>
    /// <returns>Whether there is such a report.</returns>
    public async ValueTask<bool> ResolveAsync(long id, Caller admin, CancellationToken cancellationToken)
    {
        const string Sql = """
            UPDATE reports SET resolved_by = COALESCE(resolved_by, @Admin), resolved_at = COALESCE(resolved_at, @Now) WHERE id = @Id
            """;
        object values = new { Id = id, Admin = admin.Username, Now = time.GetUtcNow().ToUnixTimeMilliseconds() };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(Sql, values, cancellationToken: cancellationToken)) > 0;
    }

    private static Report ReportOf(Row row) => new(
        row.Id,
        Contracts.Ids.Id.Parse<MessageId>(row.MessageId),
        row.LobbyId is { } lobby ? new LobbyId(lobby) : null,
        row.WithUserId is { } with ? new UserId(with) : null,
        row.ReporterId > 0 ? new UserId(row.ReporterId) : null,
        row.ReporterName,
        row.Reason,
        DateTimeOffset.FromUnixTimeMilliseconds(row.ReportedAt),
        JsonSerializer.Deserialize(row.Messages, ReportsJson.Default.IReadOnlyListReportedMessage)!);
}
