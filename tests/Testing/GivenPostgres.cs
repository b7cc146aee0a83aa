using System.Collections.Concurrent;
using Npgsql;

namespace BlazingSun.Testing;

/// <summary>A server that is there already. A test gets a schema of its own, which takes no more rights than an app needs.</summary>
internal sealed class GivenPostgres(string connectionString) : IAsyncDisposable
{
    private readonly ConcurrentBag<string> _schemas = [];

    public static GivenPostgres? FromEnvironment() =>
        Environment.GetEnvironmentVariable("Postgres__Games") is { Length: > 0 } given ? new GivenPostgres(given) : null;

    public async Task<string> NewDatabaseAsync()
    {
        string schema = "verify_" + RealSidecar.NewName();
        await RunAsync($"CREATE SCHEMA {schema}");
        _schemas.Add(schema);
        return new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (string schema in _schemas)
            await RunAsync($"DROP SCHEMA {schema} CASCADE");
    }

    private async Task RunAsync(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);

        // The text is a word of this file and a name made of hexadecimal digits.
#pragma warning disable CA2100
        await using NpgsqlCommand command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
