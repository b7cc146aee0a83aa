using System.Globalization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Exports;
using BlazingSun.Platform.Relational;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Exports;

/// <summary>The reports that the user made, not what others reported: who did so is nobody's to know.</summary>
internal sealed class ReportsExport([FromKeyedServices(ChatApp.Name)] IDatabase database) : IExportSection
{
    private const int PageSize = 200;

    private sealed record Row
    {
        public long Id { get; init; }
        public string MessageId { get; init; } = "";
        public string? LobbyId { get; init; }
        public long? WithUserId { get; init; }
        public string? Reason { get; init; }
        public long ReportedAt { get; init; }
        public long? ResolvedAt { get; init; }
        public string Place => Id.ToString(CultureInfo.InvariantCulture);

        public ExportedReport Item => new(
            Id,
            Contracts.Ids.Id.Parse<MessageId>(MessageId),
            LobbyId is { } lobby ? new LobbyId(lobby) : null,
            WithUserId is { } with ? new UserId(with) : null,
            Reason,
            DateTimeOffset.FromUnixTimeMilliseconds(ReportedAt),
            ResolvedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
    }

    public string Name => "reports";

    public ValueTask<ExportItems> ReadAsync(UserId user, string? from, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT id AS "Id", message_id AS "MessageId", lobby_id AS "LobbyId", with_user_id AS "WithUserId", reason AS "Reason",
                   reported_at AS "ReportedAt", resolved_at AS "ResolvedAt"
            FROM reports WHERE reporter_id = @User AND id > @From ORDER BY id LIMIT @Limit
            """;
        long after = from is null ? 0 : long.Parse(from, CultureInfo.InvariantCulture);
        return database.ExportAsync<Row, ExportedReport>(
            new ExportQuery(Sql, new { User = user.Value, From = after }, PageSize),
            row => row.Item,
            row => row.Place,
            ChatExportJson.Default.ExportedReport,
            cancellationToken);
    }
}
