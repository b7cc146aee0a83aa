using System.Data.Common;
using BlazingSun.Chat.People;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Lobby;

/// <summary>Takes messages out of lobbies: single ones, or all of a removed user.</summary>
internal sealed class LobbyErasure([FromKeyedServices(ChatApp.Name)] IDatabase database, ChatOutlet outlet) : IUserRemoval
{
    private const int AtOnce = 200;

    private sealed record Row
    {
        public string LobbyId { get; init; } = "";
        public string MessageId { get; init; } = "";
        public LobbyId Lobby => Id.Parse<LobbyId>(LobbyId);
        public LobbyMessageDeleted Frame => new(Lobby, Id.Parse<MessageId>(MessageId));
    }

    /// <summary>Removes a message; whoever wrote it is answered that it is gone, if they repeat the command.</summary>
    public ValueTask RemoveAsync(LobbyId lobby, MessageId message, CancellationToken cancellationToken)
    {
        const string Sql = """
            UPDATE lobbies SET removals = removals + 1 WHERE lobby_id = @Lobby;
            DELETE FROM lobby_messages WHERE lobby_id = @Lobby AND message_id = @Message;
            UPDATE lobby_answers SET content = NULL WHERE lobby_id = @Lobby AND message_id = @Message
            """;
        return ExecuteAsync(Sql, new { Lobby = lobby.ToString(), Message = message.ToString() }, cancellationToken);
    }

    /// <summary>Removes all that the user wrote, and has it go from the pages of those who are there.</summary>
    public async ValueTask RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        await TakeOutAsync(user, cancellationToken);
        while (await UntoldAsync(user, cancellationToken) is { Count: > 0 } rows)
        {
            await outlet.TellLobbiesAsync([.. rows.Select(row => (row.Lobby, (ChatFrame)row.Frame))], cancellationToken);
            await ExecuteAsync("DELETE FROM lobby_removals WHERE lobby_id = @LobbyId AND message_id = @MessageId", rows, cancellationToken);
        }
    }

    // The lobbies first, as whoever writes there does: so neither waits for the other.
    private ValueTask TakeOutAsync(UserId user, CancellationToken cancellationToken)
    {
        const string Sql = """
            UPDATE lobbies SET removals = removals + 1 WHERE lobby_id IN (SELECT lobby_id FROM lobby_messages WHERE sender_id = @User);
            INSERT INTO lobby_removals (lobby_id, message_id, sender_id)
            SELECT lobby_id, message_id, sender_id FROM lobby_messages WHERE sender_id = @User;
            DELETE FROM lobby_messages WHERE sender_id = @User
            AND EXISTS (SELECT 1 FROM lobby_removals r WHERE r.lobby_id = lobby_messages.lobby_id AND r.message_id = lobby_messages.message_id);
            DELETE FROM lobby_answers WHERE sender_id = @User
            """;
        return ExecuteAsync(Sql, new { User = user.Value }, cancellationToken);
    }

    private async ValueTask<List<Row>> UntoldAsync(UserId user, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT lobby_id AS "LobbyId", message_id AS "MessageId" FROM lobby_removals
            WHERE sender_id = @User ORDER BY lobby_id, message_id LIMIT @AtOnce
            """;
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<Row>(new CommandDefinition(Sql, new { User = user.Value, AtOnce }, cancellationToken: cancellationToken))];
    }

    private async ValueTask ExecuteAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }
}
