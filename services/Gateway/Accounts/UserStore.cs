using System.Data.Common;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;

namespace BlazingSun.Gateway.Accounts;

/// <summary>A row of the users table. Its members are settable for Dapper.</summary>
internal sealed class UserRow
{
    public long Id { get; set; }

    public string Username { get; set; } = "";

    public string Email { get; set; } = "";

    public string PasswordHash { get; set; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }
}

/// <summary>The users. Names and addresses are unique whatever their case.</summary>
internal sealed class UserStore([FromKeyedServices("gateway")] IDatabase database, TimeProvider time)
{
    private const string Columns = "id AS Id, username AS Username, email AS Email, password_hash AS PasswordHash, created_at AS CreatedAt";

    /// <returns>The new user, or null when the name or the address is taken.</returns>
    public async Task<UserRow?> AddAsync(string username, string email, string passwordHash, CancellationToken cancellationToken)
    {
        UserRow row = new() { Username = username, Email = email, PasswordHash = passwordHash, CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds() };
        object values = new { row.Username, UsernameKey = Key(username), row.Email, EmailKey = Key(email), row.PasswordHash, row.CreatedAt };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        row.Id = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            INSERT INTO users (username, username_key, email, email_key, password_hash, created_at)
            VALUES (@Username, @UsernameKey, @Email, @EmailKey, @PasswordHash, @CreatedAt)
            ON CONFLICT DO NOTHING RETURNING id
            """,
            values,
            cancellationToken: cancellationToken));
        return row.Id == 0 ? null : row;
    }

    /// <summary>Which of the two are taken.</summary>
    public async Task<(bool Name, bool Email)> TakenAsync(string username, string email, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        IEnumerable<long> taken = await connection.QueryAsync<long>(new CommandDefinition(
            "SELECT 1 FROM users WHERE username_key = @Name UNION ALL SELECT 2 FROM users WHERE email_key = @Email",
            new { Name = Key(username), Email = Key(email) },
            cancellationToken: cancellationToken));
        long[] both = [.. taken];
        return (both.Contains(1), both.Contains(2));
    }

    public Task<UserRow?> FindAsync(string username, CancellationToken cancellationToken) =>
        QueryAsync($"SELECT {Columns} FROM users WHERE username_key = @Name", new { Name = Key(username) }, cancellationToken);

    /// <summary>The caller's account here; null for a user of another site, also where one of ours has the same id.</summary>
    public async Task<UserRow?> FindAsync(Caller caller, CancellationToken cancellationToken) =>
        await FindAsync(caller.UserId, cancellationToken) is { } user && user.Username == caller.Username ? user : null;

    public Task<UserRow?> FindAsync(UserId id, CancellationToken cancellationToken) =>
        QueryAsync($"SELECT {Columns} FROM users WHERE id = @Id", new { Id = id.Value }, cancellationToken);

    private static string Key(string text) => text.ToLowerInvariant();

    private async Task<UserRow?> QueryAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<UserRow>(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }
}
