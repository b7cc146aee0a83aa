using SQLitePCL;

namespace BlazingSun.Platform.Embedded.Sqlite;

/// <summary>A connection, used by one thread at a time, close to the C API: a tenth of the cost of ADO.NET where values are small.</summary>
internal sealed class SqliteHandle : IDisposable
{
    private readonly sqlite3 _db;
    private readonly List<SqliteStatement> _statements = [];

    private SqliteHandle(sqlite3 db) => _db = db;

    /// <summary>Rows that the last statement changed.</summary>
    internal int Changes => raw.sqlite3_changes(_db);

    /// <summary>Opens a file, making it unless it is for reading, and runs the pragmas.</summary>
    internal static SqliteHandle Open(string path, bool readOnly, params ReadOnlySpan<string> pragmas)
    {
        NativeSqlite.Use();
        int access = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        int code = raw.sqlite3_open_v2(path, out sqlite3 db, access | raw.SQLITE_OPEN_NOMUTEX, null);
        SqliteHandle handle = new(db);
        try
        {
            handle.Check(code);
            handle.Check(raw.sqlite3_busy_timeout(db, 2_000));
            foreach (string pragma in pragmas)
                handle.Execute($"PRAGMA {pragma}");
            return handle;
        }
        catch (SqliteFailedException)
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements that give no rows, or rows that do not matter.</summary>
    internal void Execute(string sql) => Check(raw.sqlite3_exec(_db, sql));

    /// <summary>A statement that lives as long as the connection.</summary>
    internal SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement));
        SqliteStatement prepared = new(this, statement);
        _statements.Add(prepared);
        return prepared;
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in _statements)
            statement.Dispose();
        _db.Dispose();
    }

    internal void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw new SqliteFailedException(raw.sqlite3_extended_errcode(_db), raw.sqlite3_errmsg(_db).utf8_to_string());
    }
}
