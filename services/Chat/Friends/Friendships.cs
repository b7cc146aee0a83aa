using System.Data.Common;
using BlazingSun.Chat.People;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Friends;

/// <summary>Who is friends with whom. A block ends a friendship, so friends have not blocked each other.</summary>
internal sealed class Friendships([FromKeyedServices(ChatApp.Name)] IDatabase database)
{
    /// <summary>Whether they are friends. Costs the same whatever is between them.</summary>
    public async ValueTask<bool> AreFriendsAsync(UserId one, UserId other, CancellationToken cancellationToken)
    {
        const string Sql = "SELECT COUNT(*) FROM relations WHERE user_id = @One AND other_id = @Other AND relation = @Friends";
        object pair = new { One = one.Value, Other = other.Value, Friends = (int)Relation.Friends };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(Sql, pair, cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>The user's friends, in no order.</summary>
    public async ValueTask<IReadOnlyList<UserId>> FriendsOfAsync(UserId user, CancellationToken cancellationToken) =>
        [.. (await FriendsOfAsync([user], cancellationToken))[user]];

    /// <summary>The friends of several users, read at once.</summary>
    public async ValueTask<ILookup<UserId, UserId>> FriendsOfAsync(IReadOnlyList<UserId> users, CancellationToken cancellationToken)
    {
        if (users.Count == 0)
            return Enumerable.Empty<UserId>().ToLookup(user => user);
        UserList list = new(users);
        DynamicParameters values = list.Values();
        values.Add("Friends", (int)Relation.Friends);
        string sql = $"SELECT user_id, other_id FROM relations WHERE user_id {list.Sql} AND relation = @Friends";
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        IEnumerable<(long User, long Friend)> rows = await connection.QueryAsync<(long, long)>(
            new CommandDefinition(sql, values, cancellationToken: cancellationToken));
        return rows.ToLookup(row => new UserId(row.User), row => new UserId(row.Friend));
    }

    /// <summary>Whether the user blocked the other one. Only for what the user may see: nobody learns who blocked them.</summary>
    public async ValueTask<bool> HasBlockedAsync(UserId user, UserId other, CancellationToken cancellationToken)
    {
        const string Sql = "SELECT COUNT(*) FROM relations WHERE user_id = @User AND other_id = @Other AND is_blocked";
        object pair = new { User = user.Value, Other = other.Value };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(Sql, pair, cancellationToken: cancellationToken)) > 0;
    }
}
