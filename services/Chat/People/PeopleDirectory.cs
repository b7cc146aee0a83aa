using System.Data.Common;
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

    // Longer than any token lives: what one who is gone still sends does not bring the name back.
    private static readonly TimeSpan Gone = TimeSpan.FromDays(1);

    private sealed record Row
    {
        public long UserId { get; init; }
        public string Username { get; init; } = "";
        public Person Person => new(new UserId(UserId), Username);
    }

    /// <summary>Notes a name as a token says it. Written only when it is new, has changed, or was last written some time ago.</summary>
    public async ValueTask SeeAsync(UserId user, string username, CancellationToken cancellationToken)
    {
        string name = username.Length > LongestName ? username[..LongestName] : username;
        if (user.Value <= 0 || user.IsBot || known.Contains(user, name))
            return;
        await WriteAsync(user, name, cancellationToken);
        known.Add(user, name);
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

    private async ValueTask WriteAsync(UserId user, string name, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO people (user_id, username, name_key, seen_at)
            SELECT @User, @Name, @Key, @Now WHERE NOT EXISTS (SELECT 1 FROM former_people WHERE user_id = @User AND removed_at > @Gone)
            ON CONFLICT (user_id) DO UPDATE SET username = excluded.username, name_key = excluded.name_key, seen_at = excluded.seen_at
            """;
        DateTimeOffset now = time.GetUtcNow();
        object row = new
        {
            User = user.Value,
            Name = name,
            Key = KeyOf(name),
            Now = now.ToUnixTimeMilliseconds(),
            Gone = (now - Gone).ToUnixTimeMilliseconds(),
        };
        await using DbConnection connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql, row, cancellationToken: cancellationToken));
    }

    private static string KeyOf(string name) => name.ToLowerInvariant();
}
