using System.Globalization;
using BlazingSun.Chat.Friends;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Exports;
using BlazingSun.Platform.Relational;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Exports;

internal sealed class PeopleExport([FromKeyedServices(ChatApp.Name)] IDatabase database) : IExportSection
{
    private const int PageSize = 500;

    // Properties, not a constructor: SQLite tells a column's type only by its first row.
    private sealed record Row
    {
        public long UserId { get; init; }
        public string? Username { get; init; }
        public Relation Relation { get; init; }
        public bool IsBlocked { get; init; }
        public long ChangedAt { get; init; }
        public string Place => UserId.ToString(CultureInfo.InvariantCulture);

        public ExportedPerson Item => new(
            new UserId(UserId), Username, Word, IsBlocked, DateTimeOffset.FromUnixTimeMilliseconds(ChangedAt));

        private string Word => Relation switch
        {
            Relation.Friends => "friend",
            Relation.Outgoing => "asked",
            Relation.Incoming => "asking",
            _ => "none",
        };
    }

    public string Name => "people";

    public ValueTask<ExportItems> ReadAsync(UserId user, string? from, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT r.other_id AS "UserId", p.username AS "Username", r.relation AS "Relation", r.is_blocked AS "IsBlocked", r.changed_at AS "ChangedAt"
            FROM relations r LEFT JOIN people p ON p.user_id = r.other_id
            WHERE r.user_id = @User AND r.other_id > @From ORDER BY r.other_id LIMIT @Limit
            """;
        long after = from is null ? 0 : long.Parse(from, CultureInfo.InvariantCulture);
        return database.ExportAsync<Row, ExportedPerson>(
            new ExportQuery(Sql, new { User = user.Value, From = after }, PageSize),
            row => row.Item,
            row => row.Place,
            ChatExportJson.Default.ExportedPerson,
            cancellationToken);
    }
}
