using System.Data.Common;
using BlazingSun.Platform.Embedded.Sqlite;
using BlazingSun.Platform.Relational;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BlazingSun.Platform.Embedded.Relational;

/// <summary>An app's database in a file of its own, with pooled connections. SQLite's calls block; keep statements short.</summary>
internal sealed class SqliteDatabase : IDatabase, IDisposable
{
    private const int BusyMilliseconds = 5_000;
    private readonly string _name;
    private readonly string _connectionString;
    private readonly string _pragmas;
    private readonly string _folder;

    internal SqliteDatabase(string name, EmbeddedOptions options, Durability durability)
    {
        NativeSqlite.Use();
        (_name, _folder) = (name, options.DataDirectory);
        _pragmas = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = {(durability == Durability.Power ? "FULL" : "NORMAL")}";
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(_folder, name + ".db"),
            ForeignKeys = true,
            Pooling = true,
            DefaultTimeout = BusyMilliseconds / 1_000,
        }.ToString();
    }

    public SqlDialect Dialect => SqlDialect.Sqlite;

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        SqliteConnection connection = new(_connectionString);
        try
        {
            Directory.CreateDirectory(_folder);
            await connection.OpenAsync(cancellationToken);
            raw.sqlite3_busy_timeout(connection.Handle, BusyMilliseconds);
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = _pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            await connection.DisposeAsync();
            throw new DependencyUnavailableException(_name, "the database cannot be opened", error);
        }
    }

    public void Dispose()
    {
        using SqliteConnection connection = new(_connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
