using System.Data.Common;
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
    public async ValueTask<IReadOnlyList<UserId>> FriendsOfAsync(UserId user, CancellationToken cancellationToken)
    {
        const string Sql = "SELECT other_id FROM relations WHERE user_id = @User AND relation = @Friends";
        object whose = new { User = user.Value, Friends = (int)Relation.Friends };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        IEnumerable<long> ids = await connection.QueryAsync<long>(new CommandDefinition(Sql, whose, cancellationToken: cancellationToken));
        return [.. ids.Select(id => new UserId(id))];
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
