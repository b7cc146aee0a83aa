using BlazingSun.Platform.Relational;
using BlazingSun.Testing;

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
}
