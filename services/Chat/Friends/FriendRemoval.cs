using System.Data.Common;
using BlazingSun.Chat.People;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Friends;

/// <summary>Takes a removed user out of everybody's lists. They are told first: after a failure all of it is done again.</summary>
internal sealed class FriendRemoval([FromKeyedServices(ChatApp.Name)] IDatabase database, ChatOutlet outlet) : IUserRemoval
{
    private sealed record Row
    {
        public long UserId { get; init; }
        public Relation Relation { get; init; }
    }

    public async ValueTask RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        List<Row> others = await OthersAsync(user, cancellationToken);
        await TellAsync(others.Where(row => row.Relation == Relation.Friends), new FriendRemoved(user));
        await TellAsync(others.Where(row => row.Relation is Relation.Incoming or Relation.Outgoing), new FriendDeclined(user));
        await DeleteAsync(user, cancellationToken);
        ValueTask TellAsync(IEnumerable<Row> rows, ChatFrame frame) =>
            outlet.TellAllAsync(user.ToString(), [.. rows.Select(row => new UserId(row.UserId))], frame, cancellationToken);
    }

    private async ValueTask<List<Row>> OthersAsync(UserId user, CancellationToken cancellationToken)
    {
        const string Sql = """SELECT user_id AS "UserId", relation AS "Relation" FROM relations WHERE other_id = @User""";
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<Row>(new CommandDefinition(Sql, new { User = user.Value }, cancellationToken: cancellationToken))];
    }

    private async ValueTask DeleteAsync(UserId user, CancellationToken cancellationToken)
    {
        const string Sql = """
            DELETE FROM relations WHERE user_id = @User OR other_id = @User;
            DELETE FROM friend_answers WHERE user_id = @User OR other_id = @User
            """;
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql, new { User = user.Value }, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }
}
