using System.Data.Common;
using Npgsql;

namespace BlazingSun.Platform.Relational;

/// <summary>A PostgreSQL database, with a pool of connections.</summary>
/// <param name="name">The app's name, for messages.</param>
/// <param name="connectionString">As Npgsql reads it.</param>
public sealed class PostgresDatabase(string name, string connectionString) : IDatabase, IAsyncDisposable, IDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    /// <inheritdoc/>
    public SqlDialect Dialect => SqlDialect.Postgres;

    /// <inheritdoc/>
    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        Task<NpgsqlConnection> opening = _source.OpenConnectionAsync(CancellationToken.None).AsTask();
        try
        {
            return new ReleasingConnection(await opening.WaitAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            _ = CloseAsync(opening);
            throw;
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            throw new DependencyUnavailableException(name, "the database cannot be reached", error);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private static async Task CloseAsync(Task<NpgsqlConnection> opening)
    {
        try
        {
            await (await opening).DisposeAsync();
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            // It did not open; nobody waits for it any more.
        }
    }
}
