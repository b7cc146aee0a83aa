using System.Data.Common;
using System.Text.Json;
using BlazingSun.Chat.People;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Moderation.Reports;

/// <summary>Takes a removed user out of the reports: those about what they wrote go, and so do their messages and name in the others.</summary>
internal sealed class ReportErasure([FromKeyedServices(ChatApp.Name)] IDatabase database) : IUserRemoval
{
    private const string Former = "former user";

    private sealed record Row
    {
        public long Id { get; init; }
        public string Messages { get; init; } = "";
    }

    public async ValueTask RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        // A negative number of the report's own keeps one report per user and message.
        const string Sql = """
            DELETE FROM reports WHERE sender_id = @User;
            UPDATE reports SET reporter_id = -id, reporter_name = @Former, reason = NULL WHERE reporter_id = @User;
            SELECT id AS "Id", messages AS "Messages" FROM reports WHERE messages LIKE @Pattern
            """;
        object values = new { User = user.Value, Former, Pattern = $"%\"senderId\":\"{user}\"%" };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        Row[] rows = [.. await connection.QueryAsync<Row>(new CommandDefinition(Sql, values, transaction, cancellationToken: cancellationToken))];
        object[] changed = [.. rows.Select(row => new { row.Id, Messages = Without(row.Messages, user) })];
        await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE reports SET messages = @Messages WHERE id = @Id", changed, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    private static string Without(string messages, UserId user)
    {
        IReadOnlyList<ReportedMessage> all = JsonSerializer.Deserialize(messages, ReportsJson.Default.IReadOnlyListReportedMessage)!;
        IReadOnlyList<ReportedMessage> others = [.. all.Where(message => message.SenderId != user)];
        return JsonSerializer.Serialize(others, ReportsJson.Default.IReadOnlyListReportedMessage);
    }
}
