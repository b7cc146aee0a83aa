using System.Data.Common;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Lobby;

/// <summary>Reads what was said in lobbies.</summary>
internal sealed class LobbyMessages([FromKeyedServices(ChatApp.Name)] IDatabase database)
{
    private static readonly MessageId AfterAll = new(Guid.AllBitsSet);

    /// <summary>The newest messages before one, or of all.</summary>
    public async ValueTask<LobbyHistory> ReadAsync(LobbyId lobby, MessageId? before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            SELECT {LobbyRow.Columns} FROM lobby_messages WHERE lobby_id = @Lobby AND message_id < @Before
            ORDER BY message_id DESC LIMIT @Limit
            """;
        object values = new { Lobby = lobby.ToString(), Before = (before ?? AfterAll).ToString(), Limit = limit + 1 };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        LobbyRow[] rows = [.. await connection.QueryAsync<LobbyRow>(new CommandDefinition(Sql, values, cancellationToken: cancellationToken))];
        (IReadOnlyList<LobbyRow> page, bool hasMore) = HistoryPage.Newest([.. rows.Reverse()], limit, row => row.Content);
        return new LobbyHistory(lobby, [.. page.Select(row => row.Entry)], hasMore);
    }

    /// <summary>A message with so many on both sides of it, in order; it is not among them where it is not kept any more.</summary>
    public async ValueTask<IReadOnlyList<LobbyEntry>> AroundAsync(LobbyId lobby, MessageId message, int around, CancellationToken cancellationToken)
    {
        const string Select = $"SELECT {LobbyRow.Columns} FROM lobby_messages WHERE lobby_id = @Lobby AND message_id";
        const string Sql = $"""
            {Select} <= @Message ORDER BY message_id DESC LIMIT @Around + 1;
            {Select} > @Message ORDER BY message_id LIMIT @Around
            """;
        object values = new { Lobby = lobby.ToString(), Message = message.ToString(), Around = around };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using SqlMapper.GridReader both = await connection.QueryMultipleAsync(new CommandDefinition(Sql, values, cancellationToken: cancellationToken));
        IEnumerable<LobbyRow> upTo = await both.ReadAsync<LobbyRow>();
        IEnumerable<LobbyRow> after = await both.ReadAsync<LobbyRow>();
        return [.. upTo.Reverse().Concat(after).Select(row => row.Entry)];
    }

    /// <summary>How often a message came to the lobby or went.</summary>
    public async ValueTask<long> ChangesAsync(LobbyId lobby, CancellationToken cancellationToken)
    {
        const string Sql = "SELECT COALESCE(MAX(position + removals), 0) FROM lobbies WHERE lobby_id = @Lobby";
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, new { Lobby = lobby.ToString() }, cancellationToken: cancellationToken));
    }

    /// <summary>Those of a page that are not in the lobby any more.</summary>
    public async ValueTask<IReadOnlyList<MessageId>> GoneAsync(LobbyHistory page, CancellationToken cancellationToken)
    {
        const string Sql = "SELECT message_id FROM lobby_messages WHERE lobby_id = @Lobby AND message_id BETWEEN @First AND @Last";
        if (page.Messages.Count == 0)
            return [];
        object values = new { Lobby = page.LobbyId.ToString(), First = page.Messages[0].MessageId.ToString(), Last = page.Messages[^1].MessageId.ToString() };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        HashSet<string> there = [.. await connection.QueryAsync<string>(new CommandDefinition(Sql, values, cancellationToken: cancellationToken))];
        return [.. page.Messages.Select(message => message.MessageId).Where(id => !there.Contains(id.ToString()))];
    }
}
