using SQLitePCL;

namespace BlazingSun.Platform.Embedded.Sqlite;

/// <summary>A prepared statement. Parameters are numbered from 1, columns from 0.</summary>
internal sealed class SqliteStatement(SqliteHandle connection, sqlite3_stmt statement) : IDisposable
{
    internal SqliteStatement Bind(int index, long value)
    {
        connection.Check(raw.sqlite3_bind_int64(statement, index, value));
        return this;
    }

    internal SqliteStatement Bind(int index, long? value)
    {
        if (value is { } number)
            return Bind(index, number);
        connection.Check(raw.sqlite3_bind_null(statement, index));
        return this;
    }

    internal SqliteStatement Bind(int index, string value)
    {
        connection.Check(raw.sqlite3_bind_text(statement, index, value));
        return this;
    }

    internal SqliteStatement Bind(int index, ReadOnlySpan<byte> value)
    {
        connection.Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(statement, index, 0)
            : raw.sqlite3_bind_blob(statement, index, value));
        return this;
    }

    /// <summary>Runs a statement without rows.</summary>
    internal void Run()
    {
        int code = raw.sqlite3_step(statement);
        Reset();
        if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
            connection.Check(code);
    }

    /// <summary>Moves to the next row; after the last one the statement is reset.</summary>
    internal bool Step()
    {
        int code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;
        Reset();
        if (code != raw.SQLITE_DONE)
            connection.Check(code);
        return false;
    }

    internal void Reset() => raw.sqlite3_reset(statement);

    internal long Int64(int column) => raw.sqlite3_column_int64(statement, column);

    internal bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    internal string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    internal byte[] Blob(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public void Dispose() => statement.Dispose();
}
