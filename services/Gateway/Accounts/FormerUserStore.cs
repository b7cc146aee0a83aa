using System.Data.Common;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;

namespace BlazingSun.Gateway.Accounts;

/// <summary>Who was removed, and when.</summary>
internal readonly record struct FormerUser(UserId UserId, DateTimeOffset RemovedAt);

/// <summary>The removed users, as all gateways know them and a restart keeps them.</summary>
internal sealed class FormerUserStore([FromKeyedServices("gateway")] IDatabase database, TimeProvider time)
{
    private const int AtOnce = 100;

    private sealed record Row
    {
        public long Id { get; init; }

        public long RemovedAt { get; init; }

        public FormerUser User => new(new UserId(Id), DateTimeOffset.FromUnixTimeMilliseconds(RemovedAt));
    }

    /// <summary>Removes the user, and the account if there is one here. From then on all of it is certain to follow.</summary>
    public async Task<FormerUser> AddAsync(UserId user, CancellationToken cancellationToken)
    {
        const string Sql = """
            DELETE FROM users WHERE id = @User;
            INSERT INTO former_users (user_id, removed_at, is_told) VALUES (@User, @Now, @IsTold)
            ON CONFLICT (user_id) DO UPDATE SET removed_at = excluded.removed_at, is_told = excluded.is_told
            """;
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        object row = new { User = user.Value, Now = now, IsTold = false };
        await connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return new FormerUser(user, DateTimeOffset.FromUnixTimeMilliseconds(now));
    }

    /// <summary>Those who were removed since then.</summary>
    public Task<FormerUser[]> SinceAsync(DateTimeOffset since, CancellationToken cancellationToken) => ReadAsync(
        """SELECT user_id AS "Id", removed_at AS "RemovedAt" FROM former_users WHERE removed_at >= @Since""",
        new { Since = since.ToUnixTimeMilliseconds() },
        cancellationToken);

    /// <summary>Some of whom the other apps may not have heard, the first ones first.</summary>
    public Task<FormerUser[]> UntoldAsync(CancellationToken cancellationToken) => ReadAsync(
        """SELECT user_id AS "Id", removed_at AS "RemovedAt" FROM former_users WHERE NOT is_told ORDER BY removed_at LIMIT @AtOnce""",
        new { AtOnce },
        cancellationToken);

    /// <summary>The other apps have heard of it.</summary>
    public async Task ToldAsync(FormerUser user, CancellationToken cancellationToken)
    {
        const string Sql = "UPDATE former_users SET is_told = @IsTold WHERE user_id = @User AND removed_at = @RemovedAt";
        object row = new { IsTold = true, User = user.UserId.Value, RemovedAt = user.RemovedAt.ToUnixTimeMilliseconds() };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql, row, cancellationToken: cancellationToken));
    }

    /// <summary>Forgets those whose tokens are all over.</summary>
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        const string Sql = "DELETE FROM former_users WHERE removed_at < @Before AND is_told";
        object values = new { Before = (time.GetUtcNow() - Limits.FormerUsersKept).ToUnixTimeMilliseconds() };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql, values, cancellationToken: cancellationToken));
    }

    private async Task<FormerUser[]> ReadAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return [.. (await connection.QueryAsync<Row>(new CommandDefinition(sql, values, cancellationToken: cancellationToken))).Select(row => row.User)];
    }
}
