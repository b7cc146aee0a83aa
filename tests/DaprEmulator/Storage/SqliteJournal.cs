using BlazingSun.Platform.Embedded.Sqlite;

namespace BlazingSun.DaprEmulator.Storage;

/// <summary>A file; what was put survives the process, not a power cut.</summary>
internal sealed class SqliteJournal : IJournal
{
    private readonly Lock _lock = new();
    private readonly SqliteHandle _file;
    private readonly SqliteStatement _put;
    private readonly SqliteStatement _remove;
    private readonly SqliteStatement _load;

    internal SqliteJournal(string folder)
    {
        Directory.CreateDirectory(folder);
        _file = SqliteHandle.Open(Path.Combine(folder, "dapr.db"), readOnly: false, "journal_mode = WAL", "synchronous = OFF");
        _file.Execute("CREATE TABLE IF NOT EXISTS entries (kind TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (kind, key))");
        _put = _file.Prepare("INSERT OR REPLACE INTO entries (kind, key, value) VALUES (?1, ?2, ?3)");
        _remove = _file.Prepare("DELETE FROM entries WHERE kind = ?1 AND key = ?2");
        _load = _file.Prepare("SELECT key, value FROM entries WHERE kind = ?1");
    }

    public void Put(string kind, string key, ReadOnlySpan<byte> value)
    {
        lock (_lock)
            _put.Bind(1, kind).Bind(2, key).Bind(3, value).Run();
    }

    public void Remove(string kind, string key)
    {
        lock (_lock)
            _remove.Bind(1, kind).Bind(2, key).Run();
    }

    public IReadOnlyList<(string Key, byte[] Value)> Load(string kind)
    {
        List<(string, byte[])> entries = [];
        lock (_lock)
        {
            _load.Bind(1, kind);
            while (_load.Step())
                entries.Add((_load.Text(0), _load.Blob(1)));
        }

        return entries;
    }

    public void Dispose()
    {
        lock (_lock)
            _file.Dispose();
    }
}
