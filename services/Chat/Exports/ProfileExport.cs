using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Exports;
using BlazingSun.Platform.Relational;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Exports;

internal sealed class ProfileExport([FromKeyedServices(ChatApp.Name)] IDatabase database) : IExportSection
{
    private sealed record Row
    {
        public string Username { get; init; } = "";
        public long SeenAt { get; init; }
    }

    public string Name => "profile";

    public ValueTask<ExportItems> ReadAsync(UserId user, string? from, CancellationToken cancellationToken)
    {
        const string Sql = """SELECT username AS "Username", seen_at AS "SeenAt" FROM people WHERE user_id = @User LIMIT @Limit""";
        return database.ExportAsync<Row, ExportedProfile>(
            new ExportQuery(Sql, new { User = user.Value }, 1),
            row => new ExportedProfile(row.Username, DateTimeOffset.FromUnixTimeMilliseconds(row.SeenAt)),
            row => row.Username,
            ChatExportJson.Default.ExportedProfile,
            cancellationToken);
    }
}
