using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace BlazingSun.Platform.Relational;

/// <summary>
/// Brings a database's schema up to date with numbered SQL files, <c>NNN_name.sql</c>, embedded in an assembly: one text for both dialects, in which
/// <c>{identity}</c> stands for a column that numbers the rows and <c>{bytewise}</c> for a comparison by code units. Several replicas may do so at once. What was applied is recorded in the table <c>schema_migrations</c>, for each app by
/// itself, so that apps may share a database.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="app">The name of the app whose files they are, such as <c>games</c>.</param>
/// <param name="time">Says when a file was applied.</param>
public sealed class Migrations(IDatabase database, string app, TimeProvider time)
{
    // One lock for all schemas of a server's database; the number means nothing else.
    private const long PostgresLock = 0x426C617A696E67;

    /// <summary>Applies the folder's files that are not yet applied, in order, each in a transaction.</summary>
    /// <returns>How many were applied.</returns>
    /// <exception cref="InvalidOperationException">A file failed, was changed after it was applied, or comes before an applied one; the message names it.</exception>
    /// <exception cref="DependencyUnavailableException">The database is away.</exception>
    public async Task<int> ApplyAsync(Assembly assembly, string folder, CancellationToken cancellationToken)
    {
        int applied = 0;
        foreach (Migration migration in Migration.Load(assembly, folder, database.Dialect))
        {
            await using DbConnection connection = await database.OpenAsync(cancellationToken);
            applied += await ApplyAsync(connection, migration, cancellationToken) ? 1 : 0;
        }

        return applied;
    }

    private async Task<bool> ApplyAsync(DbConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        try
        {
            await using DbTransaction transaction = await connection.BeginTransactionAsync(LockingLevel, cancellationToken);
            await LockAsync(transaction, cancellationToken);
            if (await IsAppliedAsync(transaction, migration, cancellationToken))
                return false;
            await RunAsync(transaction, migration.Sql, cancellationToken);
            await RecordAsync(transaction, migration, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (DbException error)
        {
            throw new InvalidOperationException($"The migration {migration.File} failed: {error.Message}", error);
        }
    }

    // On SQLite a serializable transaction holds the write lock from its beginning.
    private IsolationLevel LockingLevel => database.Dialect == SqlDialect.Sqlite ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted;

    private async Task LockAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (database.Dialect == SqlDialect.Postgres)
            await RunAsync(transaction, $"SELECT pg_advisory_xact_lock({PostgresLock})", cancellationToken);
        await RunAsync(
            transaction,
            "CREATE TABLE IF NOT EXISTS schema_migrations "
            + "(app TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL, "
            + "PRIMARY KEY (app, version))",
            cancellationToken);
    }

    private async Task<bool> IsAppliedAsync(DbTransaction transaction, Migration migration, CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(
            transaction, "SELECT version, checksum FROM schema_migrations WHERE app = @app AND version >= @version ORDER BY version");
        Add(command, "app", app);
        Add(command, "version", migration.Version);
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return false;
        if (reader.GetInt32(0) != migration.Version)
            throw new InvalidOperationException($"The migration {migration.File} comes too late: {reader.GetInt32(0)} is applied already.");
        if (reader.GetString(1) != migration.Checksum)
            throw new InvalidOperationException($"The migration {migration.File} was changed after it had been applied; add a new one instead.");
        return true;
    }

    private async Task RecordAsync(DbTransaction transaction, Migration migration, CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(
            transaction, "INSERT INTO schema_migrations (app, version, name, checksum, applied_at) VALUES (@app, @version, @name, @checksum, @applied_at)");
        Add(command, "app", app);
        Add(command, "version", migration.Version);
        Add(command, "name", migration.Name);
        Add(command, "checksum", migration.Checksum);
        Add(command, "applied_at", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task RunAsync(DbTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(transaction, sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbTransaction transaction, string sql)
    {
        DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        // The text is a file of this program or a constant above.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
