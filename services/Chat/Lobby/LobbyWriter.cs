using System.Data.Common;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using BlazingSun.Rules.Chat;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Lobby;

/// <summary>
/// Writes into lobbies. A lobby's row is locked from the first statement to the commit, so its messages stand in one order whichever
/// replica writes them.
/// </summary>
internal sealed class LobbyWriter([FromKeyedServices(ChatApp.Name)] IDatabase database, IIdSource ids, TimeProvider time)
{
    /// <summary>Messages that a lobby keeps.</summary>
    public int Kept { get; init; } = 1_000;

    private const string Open = """
        INSERT INTO lobbies (lobby_id, position, told, last_id) VALUES (@Lobby, 1, 0, @NoId)
        ON CONFLICT (lobby_id) DO UPDATE SET position = lobbies.position + 1,
            told = CASE WHEN lobbies.told < @Told THEN @Told ELSE lobbies.told END
        RETURNING position AS "Position", told AS "Told", last_id AS "LastId";
        SELECT message_id AS "MessageId", content AS "Content", sent_at AS "SentAt" FROM lobby_answers
        WHERE lobby_id = @Lobby AND sender_id = @Sender AND command_id = @CommandId AND sent_at > @Since;
        """;

    private const string Write = """
        UPDATE lobbies SET last_id = @MessageId WHERE lobby_id = @Lobby;
        INSERT INTO lobby_messages (lobby_id, message_id, position, sender_id, sender_name, content, sent_at)
        VALUES (@Lobby, @MessageId, @Position, @Sender, @SenderName, @Content, @SentAt);
        DELETE FROM lobby_messages WHERE lobby_id = @Lobby AND position <= @Position - @Kept;
        DELETE FROM lobby_answers WHERE lobby_id = @Lobby AND sent_at <= @Since;
        INSERT INTO lobby_answers (lobby_id, sender_id, command_id, message_id, content, sent_at)
        VALUES (@Lobby, @Sender, @CommandId, @MessageId, @Content, @SentAt);
        """;

    private sealed record Head
    {
        public long Position { get; init; }
        public long Told { get; init; }
        public string LastId { get; init; } = "";
    }

    private sealed record Answer
    {
        public string MessageId { get; init; } = "";
        public string? Content { get; init; }
        public long SentAt { get; init; }
    }

    /// <summary>Adds the message behind all others, unless it is there already.</summary>
    /// <param name="draft">The message.</param>
    /// <param name="told">Up to which position this replica has told the lobby's messages.</param>
    /// <param name="cancellationToken">Ends the wait; what became of the message is then not known.</param>
    public async ValueTask<LobbyTurn> WriteAsync(LobbyDraft draft, long told, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        (Head head, Answer? before) = await OpenAsync(transaction, draft, told, cancellationToken);
        IReadOnlyList<LobbyMessage> untold = await UntoldAsync(transaction, draft.Lobby, head, cancellationToken);
        if (before is not null)
            return new LobbyTurn(Repeat(draft, before), true, untold, head.Position - 1);
        LobbyRow row = LobbyRow.Of(MessageIds.After(Id.Parse<MessageId>(head.LastId), ids.New()), draft, time.GetUtcNow());
        await ExecuteAsync(transaction, draft, row, head.Position, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new LobbyTurn(row.Frame(draft.Lobby), false, untold, head.Position);
    }

    private long Since => (time.GetUtcNow() - Limits.AnswersKept).ToUnixTimeMilliseconds();

    private async ValueTask<(Head Head, Answer? Answer)> OpenAsync(
        DbTransaction transaction, LobbyDraft draft, long told, CancellationToken cancellationToken)
    {
        object values = new
        {
            Lobby = draft.Lobby.ToString(),
            Sender = draft.Sender.UserId.Value,
            draft.CommandId,
            Told = told,
            Since,
            NoId = Guid.Empty.ToString("D"),
        };
        await using SqlMapper.GridReader both = await transaction.Connection!.QueryMultipleAsync(
            new CommandDefinition(Open, values, transaction, cancellationToken: cancellationToken));
        return (await both.ReadSingleAsync<Head>(), await both.ReadSingleOrDefaultAsync<Answer>());
    }

    private static async ValueTask<IReadOnlyList<LobbyMessage>> UntoldAsync(
        DbTransaction transaction, LobbyId lobby, Head head, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            SELECT {LobbyRow.Columns} FROM lobby_messages
            WHERE lobby_id = @Lobby AND position > @Told AND position < @Position ORDER BY position
            """;
        if (head.Told >= head.Position - 1)
            return [];
        object values = new { Lobby = lobby.ToString(), head.Told, head.Position };
        IEnumerable<LobbyRow> rows = await transaction.Connection!.QueryAsync<LobbyRow>(
            new CommandDefinition(Sql, values, transaction, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.Frame(lobby))];
    }

    private Task ExecuteAsync(DbTransaction transaction, LobbyDraft draft, LobbyRow row, long position, CancellationToken cancellationToken)
    {
        object values = new
        {
            Lobby = draft.Lobby.ToString(),
            row.MessageId,
            Position = position,
            Sender = row.SenderId,
            row.SenderName,
            row.Content,
            row.SentAt,
            draft.CommandId,
            Since,
            Kept = (long)Kept,
        };
        return transaction.Connection!.ExecuteAsync(new CommandDefinition(Write, values, transaction, cancellationToken: cancellationToken));
    }

    private static ChatFrame Repeat(LobbyDraft draft, Answer answer)
    {
        MessageId id = Id.Parse<MessageId>(answer.MessageId);
        return answer.Content is { } content
            ? LobbyRow.Of(id, draft with { Content = content }, DateTimeOffset.FromUnixTimeMilliseconds(answer.SentAt)).Frame(draft.Lobby)
            : new LobbyMessageDeleted(draft.Lobby, id);
    }
}
