using System.Globalization;
using BlazingSun.Platform.Embedded.Sqlite;
using BlazingSun.Platform.State;

namespace BlazingSun.Platform.Embedded.State;

/// <summary>A connection for reading, used by one caller at a time.</summary>
internal sealed class StateReader(string path) : IDisposable
{
    private readonly SqliteHandle _file = SqliteHandle.Open(path, readOnly: true, "cache_size = -4096");
    private readonly Dictionary<string, SqliteStatement> _reads = new(StringComparer.Ordinal);

    internal StateEntry? Read(string table, string key, long now)
    {
        if (!_reads.TryGetValue(table, out SqliteStatement? read))
            _reads.Add(table, read = _file.Prepare(StateTable.Read(table)));
        if (!read.Bind(1, key).Bind(4, now).Step())
            return null;
        StateEntry entry = new(read.Blob(1), read.Int64(0).ToString(CultureInfo.InvariantCulture));
        read.Reset();
        return entry;
    }

    public void Dispose() => _file.Dispose();
}
