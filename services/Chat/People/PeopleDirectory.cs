using System.Data.Common;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.People;

/// <summary>Everyone whom the platform has seen, by id and by name. Of two with one name, it is that of the one seen last.</summary>
internal sealed class PeopleDirectory([FromKeyedServices(ChatApp.Name)] IDatabase database, KnownPeople known, TimeProvider time)
{
    private const int LongestName = 100;

    private sealed record Row
    {
        public long UserId { get; init; }
        public string Username { get; init; } = "";
        public Person Person => new(new UserId(UserId), Username);
    }

    /// <summary>Notes a name as a token says it. Written only when it is new, has changed, or was last written some time ago.</summary>
    /// <returns>False: the user was removed, and is nobody any more.</returns>
    public async ValueTask<bool> SeeAsync(UserId user, string username, CancellationToken cancellationToken)
    {
        string name = username.Length > LongestName ? username[..LongestName] : username;
        if (user.Value <= 0 || user.IsBot)
            return true;
        if (await RemovedAtAsync(user, cancellationToken) is not null)
            return false;
        if (known.Contains(user, name))
            return true;
        await WriteAsync(user, name, cancellationToken);
        known.Add(user, name);
        return true;
    }

    /// <summary>When the user was removed; null = was not, or so long ago that no token is left. Always asks the database: any replica may have removed the user.</summary>
    public async ValueTask<DateTimeOffset?> RemovedAtAsync(UserId user, CancellationToken cancellationToken)
    {
        const string Sql = "SELECT removed_at FROM former_people WHERE user_id = @User AND removed_at > @Gone";
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        object values = new { User = user.Value, Gone };
        long? at = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(Sql, values, cancellationToken: cancellationToken));
        return at is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
    }

    /// <summary>Removes a user. Commands about the user find nobody from here on.</summary>
    public async ValueTask ForgetAsync(UserId user, DateTimeOffset removedAt, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO former_people (user_id, removed_at) VALUES (@User, @At)
            ON CONFLICT (user_id) DO UPDATE SET removed_at = excluded.removed_at WHERE former_people.removed_at < excluded.removed_at;
            DELETE FROM people WHERE user_id = @User
            """;
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        object values = new { User = user.Value, At = removedAt.ToUnixTimeMilliseconds() };
        await connection.ExecuteAsync(new CommandDefinition(Sql, values, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        known.Remove(user);
    }

    /// <summary>The person of an id or a name, in any case; null = nobody.</summary>
    public async ValueTask<Person?> FindAsync(PersonRef person, CancellationToken cancellationToken)
    {
        const string Columns = """SELECT user_id AS "UserId", username AS "Username" FROM people """;
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        CommandDefinition query = person.UserId is { } id
            ? new(Columns + "WHERE user_id = @Id", new { Id = id.Value }, cancellationToken: cancellationToken)
            : new(
                Columns + "WHERE name_key = @Key ORDER BY seen_at DESC, user_id DESC LIMIT 1",
                new { Key = KeyOf(person.Username ?? "") },
                cancellationToken: cancellationToken);
        return (await connection.QuerySingleOrDefaultAsync<Row>(query))?.Person;
    }

    /// <summary>The names of users; those whom nobody knows are left out.</summary>
    public async ValueTask<IReadOnlyDictionary<UserId, string>> NamesAsync(IReadOnlyList<UserId> users, CancellationToken cancellationToken)
    {
        if (users.Count == 0)
            return new Dictionary<UserId, string>();
        UserList list = new(users);
        string sql = $"""SELECT user_id AS "UserId", username AS "Username" FROM people WHERE user_id {list.Sql}""";
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        IEnumerable<Row> rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, list.Values(), cancellationToken: cancellationToken));
        return rows.ToDictionary(row => new UserId(row.UserId), row => row.Username);
    }

    // Whoever was removed before has no token any more.
    private long Gone => (time.GetUtcNow() - Limits.FormerUsersKept).ToUnixTimeMilliseconds();

    private async ValueTask WriteAsync(UserId user, string name, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO people (user_id, username, name_key, seen_at)
            SELECT @User, @Name, @Key, @Now WHERE NOT EXISTS (SELECT 1 FROM former_people WHERE user_id = @User AND removed_at > @Gone)
            ON CONFLICT (user_id) DO UPDATE SET username = excluded.username, name_key = excluded.name_key, seen_at = excluded.seen_at
            """;
        object row = new
        {
            User = user.Value,
            Name = name,
            Key = KeyOf(name),
            Now = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Gone,
        };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql, row, cancellationToken: cancellationToken));
    }

    private static string KeyOf(string name) => name.ToLowerInvariant();
}
