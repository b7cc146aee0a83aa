using System.Data.Common;
using BlazingSun.Platform.Relational;
using Dapper;

namespace BlazingSun.Platform.Tests.Relational;

/// <summary>What the SQL that both databases share does, and the migrations.</summary>
public abstract class DatabaseCompliance
{
    private const string Insert = "INSERT INTO players (id, name, score) VALUES (@id, @name, @score)";

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A new, empty database.</summary>
    protected abstract Task<OpenDatabase> OpenAsync();

    private protected static Task<int> MigrateAsync(IDatabase database, string folder, string app = "games") =>
        new Migrations(database, app, TimeProvider.System).ApplyAsync(typeof(DatabaseCompliance).Assembly, $"Relational.Sql.{folder}", Token);

    [Fact]
    public async Task Values_come_back_as_they_were_stored()
    {
        await using OpenDatabase open = await OpenAsync();
        await MigrateAsync(open.Database, "First");
        await using DbConnection connection = await open.Database.OpenAsync(Token);
        const string name = "Zoë 🎲 O'Neil; DROP TABLE players";

        await connection.ExecuteAsync(Insert, new { id = "1", name, score = 9_007_199_254_740_993L });

        Assert.Equal(name, await connection.QuerySingleAsync<string>("SELECT name FROM players WHERE id = @id", new { id = "1" }));
        Assert.Equal(9_007_199_254_740_993L, await connection.QuerySingleAsync<long>("SELECT score FROM players"));
    }

    [Fact]
    public async Task An_upsert_and_its_returned_row_are_written_alike_everywhere()
    {
        await using OpenDatabase open = await OpenAsync();
        await MigrateAsync(open.Database, "First");
        await using DbConnection connection = await open.Database.OpenAsync(Token);
        const string sql = Insert + " ON CONFLICT (id) DO UPDATE SET score = players.score + excluded.score RETURNING score";

        long first = await connection.QuerySingleAsync<long>(sql, new { id = "1", name = "ann", score = 3L });
        long second = await connection.QuerySingleAsync<long>(sql, new { id = "1", name = "ann", score = 4L });

        Assert.Equal((3L, 7L), (first, second));
    }

    [Fact]
    public async Task A_transaction_that_is_not_committed_leaves_nothing()
    {
        await using OpenDatabase open = await OpenAsync();
        await MigrateAsync(open.Database, "First");
        await using DbConnection connection = await open.Database.OpenAsync(Token);

        await using (DbTransaction transaction = await connection.BeginTransactionAsync(Token))
            await connection.ExecuteAsync(Insert, new { id = "1", name = "ann", score = 0L }, transaction);

        Assert.Equal(0, await connection.QuerySingleAsync<int>("SELECT count(*) FROM players"));
    }

    [Fact]
    public async Task Constraints_hold()
    {
        await using OpenDatabase open = await OpenAsync();
        await MigrateAsync(open.Database, "First");
        await using DbConnection connection = await open.Database.OpenAsync(Token);
        await connection.ExecuteAsync(Insert, new { id = "1", name = "ann", score = 0L });

        await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync(Insert, new { id = "2", name = "ann", score = 0L }));
        await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync("INSERT INTO seats (player_id, room) VALUES ('9', 'r')"));
    }

    [Fact]
    public async Task Many_writers_get_their_turn()
    {
        await using OpenDatabase open = await OpenAsync();
        await MigrateAsync(open.Database, "First");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (int i = 0; i < 10; i++)
            {
                await using DbConnection connection = await open.Database.OpenAsync(Token);
                await connection.ExecuteAsync(Insert, new { id = $"{writer}-{i}", name = $"{writer}-{i}", score = 0L });
                await Task.Yield();
            }
        }));

        await using DbConnection reader = await open.Database.OpenAsync(Token);
        Assert.Equal(80, await reader.QuerySingleAsync<int>("SELECT count(*) FROM players"));
    }

    [Fact]
    public async Task Migrations_are_applied_once_and_keep_the_data()
    {
        await using OpenDatabase open = await OpenAsync();

        Assert.Equal(1, await MigrateAsync(open.Database, "First"));
        await using (DbConnection connection = await open.Database.OpenAsync(Token))
            await connection.ExecuteAsync(Insert, new { id = "1", name = "ann", score = 5L });
        Assert.Equal(1, await MigrateAsync(open.Database, "Second"));
        Assert.Equal(0, await MigrateAsync(open.Database, "Second"));

        await using DbConnection reader = await open.Database.OpenAsync(Token);
        Assert.Equal("ann", await reader.QuerySingleAsync<string>("SELECT name FROM players WHERE country IS NULL"));
        Assert.Equal(["players", "country"], await reader.QueryAsync<string>("SELECT name FROM schema_migrations ORDER BY version"));
    }

    [Fact]
    public async Task Two_apps_in_one_database_number_their_migrations_independently()
    {
        await using OpenDatabase open = await OpenAsync();

        Assert.Equal(2, await MigrateAsync(open.Database, "Second", app: "games"));
        Assert.Equal(1, await MigrateAsync(open.Database, "Other", app: "chat"));
        Assert.Equal(0, await MigrateAsync(open.Database, "Second", app: "games"));

        await using DbConnection reader = await open.Database.OpenAsync(Token);
        Assert.Equal(["chat 1", "games 1", "games 2"], await reader.QueryAsync<string>("SELECT app || ' ' || version FROM schema_migrations ORDER BY 1"));
    }

    [Fact]
    public async Task Replicas_that_start_at_once_migrate_once()
    {
        await using OpenDatabase open = await OpenAsync();

        int[] applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await Task.Yield();
            return await MigrateAsync(open.Database, "Second");
        }));

        Assert.Equal(2, applied.Sum());
    }

    [Theory]
    [InlineData("Changed", "001_players")]
    [InlineData("Late", "000_late")]
    public async Task A_history_that_does_not_fit_is_refused_by_name(string folder, string file)
    {
        await using OpenDatabase open = await OpenAsync();
        await MigrateAsync(open.Database, "First");

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => MigrateAsync(open.Database, folder));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_fails_is_named_and_leaves_nothing()
    {
        await using OpenDatabase open = await OpenAsync();

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => MigrateAsync(open.Database, "Broken"));

        Assert.Contains("001_broken", error.Message, StringComparison.Ordinal);
        await using DbConnection connection = await open.Database.OpenAsync(Token);
        await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync("SELECT id FROM half"));
    }

    [Fact]
    public async Task One_text_numbers_rows_and_compares_bytes_in_either_database()
    {
        await using OpenDatabase open = await OpenAsync();
        await MigrateAsync(open.Database, "Other");
        await using DbConnection connection = await open.Database.OpenAsync(Token);

        foreach (string code in new[] { "b", "C", "a" })
            await connection.ExecuteAsync("INSERT INTO notes (text, code) VALUES ('a note', @code)", new { code });

        Assert.Equal([1L, 2, 3], await connection.QueryAsync<long>("SELECT id FROM notes ORDER BY id"));
        Assert.Equal(["C", "a", "b"], await connection.QueryAsync<string>("SELECT code FROM notes ORDER BY code"));
    }

    [Fact]
    public async Task A_migration_with_an_unknown_placeholder_is_refused_by_name()
    {
        await using OpenDatabase open = await OpenAsync();

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => MigrateAsync(open.Database, "Unknown"));

        Assert.Equal("001_serial.sql has the placeholder {serial}; there are {identity} and {bytewise}.", error.Message);
    }
}
