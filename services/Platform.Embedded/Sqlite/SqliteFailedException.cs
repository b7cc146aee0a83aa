namespace BlazingSun.Platform.Embedded.Sqlite;

/// <summary>SQLite answered with an error code (an I/O error, a full disk, a lock held by another process …).</summary>
internal sealed class SqliteFailedException(int code, string message) : Exception($"SQLite error {code}: {message}")
{
    internal int Code { get; } = code;
}
