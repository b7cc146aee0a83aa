using System.Data.Common;
using BlazingSun.Platform;
using BlazingSun.Platform.Embedded.Sqlite;
using BlazingSun.Platform.Relational;
using BlazingSun.Simulation.Faults;
using Microsoft.Data.Sqlite;

namespace BlazingSun.Simulation.Stores;

/// <summary>A world's database of Games: SQLite in memory, gone with the world.</summary>
internal sealed class LobbyDatabase : IDatabase, IDisposable
{
    private static int _count;

    private readonly Weather _weather;
    private readonly string _connectionString;
    private readonly SqliteConnection _keeper;

    public LobbyDatabase(Weather weather)
    {
        NativeSqlite.Use();
        _weather = weather;
        _connectionString = $"Data Source=world{Interlocked.Increment(ref _count)};Mode=Memory;Cache=Shared;Pooling=False";
        _keeper = new SqliteConnection(_connectionString);
        _keeper.Open();
    }

    public SqlDialect Dialect => SqlDialect.Sqlite;

    public ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (_weather.IsDatabaseAway)
            throw new DependencyUnavailableException("games", "as simulated");
        SqliteConnection connection = new(_connectionString);
        connection.Open();
        return ValueTask.FromResult<DbConnection>(connection);
    }

    public void Dispose() => _keeper.Dispose();
}
