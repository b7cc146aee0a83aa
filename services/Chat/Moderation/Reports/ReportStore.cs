using System.Data.Common;
using System.Text.Json;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlazingSun.Chat.Moderation.Reports;

/// <summary>The reports that users made: one per user and message.</summary>
internal sealed class ReportStore([FromKeyedServices(ChatApp.Name)] IDatabase database, IOptions<ChatOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>How long the user is to wait before reporting once more; null = need not.</summary>
    public async ValueTask<TimeSpan?> WaitAsync(UserId reporter, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT reported_at FROM reports WHERE reporter_id = @Reporter AND reported_at > @Since ORDER BY reported_at DESC LIMIT @Most
            """;
        object values = new { Reporter = reporter.Value, Since = Before(Hour), Most = options.Value.ReportsPerHour };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        long[] times = [.. await connection.QueryAsync<long>(new CommandDefinition(Sql, values, cancellationToken: cancellationToken))];
        return times.Length < options.Value.ReportsPerHour ? null : TimeSpan.FromMilliseconds(times[^1] - Before(Hour));
    }

    public async ValueTask<bool> HasAsync(UserId reporter, MessageId message, CancellationToken cancellationToken)
    {
        const string Sql = "SELECT COUNT(*) FROM reports WHERE reporter_id = @Reporter AND message_id = @Message";
        object values = new { Reporter = reporter.Value, Message = message.ToString() };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(Sql, values, cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>Keeps a report, and removes those whose time is over.</summary>
    public async ValueTask AddAsync(ReportDraft draft, CancellationToken cancellationToken)
    {
        const string Sql = """
            DELETE FROM reports WHERE reported_at < @Old;
            INSERT INTO reports (message_id, lobby_id, with_user_id, sender_id, reporter_id, reporter_name, reason, messages, reported_at)
            VALUES (@Message, @Lobby, @With, @Sender, @Reporter, @ReporterName, @Reason, @Messages, @Now)
            ON CONFLICT (reporter_id, message_id) DO NOTHING
            """;
        object row = new
        {
            Message = draft.Command.MessageId.ToString(),
            Lobby = draft.Command.LobbyId?.ToString(),
            With = draft.Command.WithUserId?.Value,
            Sender = draft.SenderId.Value,
            Reporter = draft.Reporter.UserId.Value,
            ReporterName = draft.Reporter.Username,
            draft.Reason,
            Messages = JsonSerializer.Serialize(draft.Messages, ReportsJson.Default.IReadOnlyListReportedMessage),
            Now = Before(TimeSpan.Zero),
            Old = Before(TimeSpan.FromDays(options.Value.ReportDays)),
        };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql, row, cancellationToken: cancellationToken));
    }

    private long Before(TimeSpan span) => (time.GetUtcNow() - span).ToUnixTimeMilliseconds();
}
