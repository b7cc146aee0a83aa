using System.Data.Common;

namespace BlazingSun.Platform.Relational;

/// <summary>Which SQL a database speaks. Statements are written in what both share; migrations come in one file for each.</summary>
public enum SqlDialect
{
    /// <summary>SQLite 3.35 or later.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later.</summary>
    Postgres,
}

/// <summary>An app's own relational database; a keyed service under the app's name (<c>gateway</c>, <c>games</c>, <c>chat</c>).</summary>
public interface IDatabase
{
    /// <summary>Which SQL it speaks.</summary>
    SqlDialect Dialect { get; }

    /// <summary>An open connection from the pool; the caller disposes it.</summary>
    /// <exception cref="DependencyUnavailableException">The database is away.</exception>
    ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);
}
