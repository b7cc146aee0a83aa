using System.Data.Common;
using BlazingSun.Platform.Relational;
using BlazingSun.Testing;
using Dapper;

namespace BlazingSun.Platform.Tests.Relational;

public sealed class PostgresDatabaseTests(PostgresServer server) : DatabaseCompliance, IClassFixture<PostgresServer>
{
    protected override async Task<OpenDatabase> OpenAsync()
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        PostgresDatabase database = new("games", await server.NewDatabaseAsync());
        return new OpenDatabase(database, database.DisposeAsync);
    }

    [Fact]
    public async Task A_server_that_is_away_is_a_missing_dependency()
    {
        await using PostgresDatabase nowhere = new("games", "Host=127.0.0.1;Port=1;Username=postgres;Timeout=2");

        DependencyUnavailableException error = await Assert.ThrowsAsync<DependencyUnavailableException>(async () => await nowhere.OpenAsync(Token));

        Assert.Equal("games", error.Dependency);
    }

    [Fact]
    public async Task On_a_server_that_hangs_what_is_cancelled_ends_at_once_and_all_is_well_when_it_goes_on()
    {
        Assert.SkipUnless(server.IsOwn, "needs a PostgreSQL that nobody else uses.");
        await using PostgresDatabase database = new("games", await server.NewDatabaseAsync() + ";Maximum Pool Size=2");
        DbConnection connection = await database.OpenAsync(Token);
        await connection.ExecuteAsync("CREATE TABLE numbers (number integer)");
        DbTransaction transaction = await connection.BeginTransactionAsync(Token);
        await connection.ExecuteAsync("INSERT INTO numbers VALUES (1)", transaction: transaction);
        await server.HangAsync();

        await IsReleasedAsync(cancel => connection.ExecuteAsync(new CommandDefinition("INSERT INTO numbers VALUES (2)", transaction: transaction, cancellationToken: cancel)));
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
        await IsReleasedAsync(async cancel => await database.OpenAsync(cancel));
        await server.GoOnAsync();

        for (int i = 0; i < 3; i++)
        {
            await using DbConnection next = await database.OpenAsync(Token);
            Assert.Equal(0, await next.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM numbers"));
        }
    }

    // Npgsql would wait for the server, up to the end of the test.
    private static async Task IsReleasedAsync(Func<CancellationToken, Task> call)
    {
        using CancellationTokenSource source = new();
        Task called = call(source.Token);
        Assert.False(called.IsCompleted);
        Task cancelling = source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => called);
        await cancelling;
    }
}
