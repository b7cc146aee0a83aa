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
    private sealed record Row
    {
        public string LobbyId { get; init; } = "";
        public string MessageId { get; init; } = "";
        public LobbyMessageDeleted Frame => new(Id.Parse<LobbyId>(LobbyId), Id.Parse<MessageId>(MessageId));
    }

    /// <summary>Removes a message; whoever wrote it is answered that it is gone, if they repeat the command.</summary>
    public async ValueTask RemoveAsync(LobbyId lobby, MessageId message, CancellationToken cancellationToken)
    {
        const string Sql = """
            DELETE FROM lobby_messages WHERE lobby_id = @Lobby AND message_id = @Message;
            UPDATE lobby_answers SET content = NULL WHERE lobby_id = @Lobby AND message_id = @Message
            """;
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        object values = new { Lobby = lobby.ToString(), Message = message.ToString() };
        await connection.ExecuteAsync(new CommandDefinition(Sql, values, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Removes all that the user wrote, and has it go from the pages of those who are there.</summary>
    public async ValueTask RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        const string Sql = """
            DELETE FROM lobby_answers WHERE sender_id = @User;
            DELETE FROM lobby_messages WHERE sender_id = @User RETURNING lobby_id AS "LobbyId", message_id AS "MessageId"
            """;
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        Row[] rows = [.. await connection.QueryAsync<Row>(
            new CommandDefinition(Sql, new { User = user.Value }, transaction, cancellationToken: cancellationToken))];
        await transaction.CommitAsync(cancellationToken);
        foreach (Row row in rows)
            await outlet.TellLobbyAsync(Id.Parse<LobbyId>(row.LobbyId), row.Frame, cancellationToken);
    }
}
