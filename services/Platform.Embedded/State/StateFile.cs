using BlazingSun.Platform.Embedded.Sqlite;

namespace BlazingSun.Platform.Embedded.State;

/// <summary>The file as its one writer sees it. Used by one thread.</summary>
internal sealed class StateFile : IDisposable
{
    // A version is never given out twice: each opening of the file has its own range.
    private const int OpeningShift = 40;
    private readonly SqliteHandle _file;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly Dictionary<string, StateTable> _tables = new(StringComparer.Ordinal);
    private long _version;

    internal StateFile(string path, Durability durability, IEnumerable<string> tables)
    {
        _file = SqliteHandle.Open(
            path,
            readOnly: false,
            "page_size = 4096",
            "journal_mode = WAL",
            durability == Durability.Power ? "synchronous = FULL" : "synchronous = NORMAL",
            "wal_autocheckpoint = 4096",
            "journal_size_limit = 67108864",
            "cache_size = -32768",
            "temp_store = MEMORY");
        try
        {
            foreach (string table in tables)
                _tables.Add(table, new StateTable(_file, table));
            _version = NextOpening() << OpeningShift;
            (_begin, _commit) = (_file.Prepare("BEGIN IMMEDIATE"), _file.Prepare("COMMIT"));
        }
        catch (SqliteFailedException)
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Runs writes in one transaction; their outcomes hold once this returns.</summary>
    internal void Commit(ReadOnlySpan<StateWrite> writes, long now)
    {
        _begin.Run();
        foreach (StateWrite write in writes)
            write.Outcome = write.Count == 1 ? ApplyOne(write, 0, now) : ApplyAll(write, now);
        _commit.Run();
    }

    internal void Clean(long now)
    {
        foreach (StateTable table in _tables.Values)
            table.Clean(now);
    }

    public void Dispose() => _file.Dispose();

    private long ApplyOne(StateWrite write, int index, long now)
    {
        long version = ++_version;
        return _tables[write.Table].Apply(write[index], version, now) ? version : 0;
    }

    private long ApplyAll(StateWrite write, long now)
    {
        _file.Execute("SAVEPOINT one");
        long outcome = _version + 1;
        for (int i = 0; i < write.Count && outcome != 0; i++)
        {
            if (ApplyOne(write, i, now) == 0)
                outcome = 0;
        }

        _file.Execute(outcome == 0 ? "ROLLBACK TO one; RELEASE one" : "RELEASE one");
        return outcome;
    }

    private long NextOpening()
    {
        _file.Execute("""
            CREATE TABLE IF NOT EXISTS opening (number INTEGER NOT NULL);
            INSERT INTO opening SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM opening);
            UPDATE opening SET number = number + 1;
            """);
        SqliteStatement read = _file.Prepare("SELECT number FROM opening");
        read.Step();
        long number = read.Int64(0);
        read.Reset();
        return number;
    }
}
