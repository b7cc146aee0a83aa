using System.Globalization;
using BlazingSun.Platform.Embedded.Sqlite;
using BlazingSun.Platform.State;

namespace BlazingSun.Platform.Embedded.State;

/// <summary>The statements on a store's table. The value comes last: what is asked for without it does not touch its pages.</summary>
internal sealed class StateTable
{
    private const string Live = "(expires IS NULL OR expires > ?4)";
    private readonly SqliteHandle _file;
    private readonly SqliteStatement _put;
    private readonly SqliteStatement _create;
    private readonly SqliteStatement _update;
    private readonly SqliteStatement _remove;
    private readonly SqliteStatement _removeVersion;
    private readonly SqliteStatement _exists;
    private readonly SqliteStatement _clean;

    internal StateTable(SqliteHandle file, string name)
    {
        _file = file;
        file.Execute($"""
            CREATE TABLE IF NOT EXISTS {name} (key TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, expires INTEGER, value BLOB NOT NULL);
            CREATE INDEX IF NOT EXISTS {name}_expires ON {name} (expires) WHERE expires IS NOT NULL;
            """);
        string insert = $"INSERT INTO {name} (key, version, expires, value) VALUES (?1, ?2, ?3, ?5) ON CONFLICT (key) DO UPDATE "
            + "SET version = excluded.version, expires = excluded.expires, value = excluded.value";
        _put = file.Prepare(insert);
        _create = file.Prepare($"{insert} WHERE {name}.expires <= ?4");
        _update = file.Prepare($"UPDATE {name} SET version = ?2, expires = ?3, value = ?5 WHERE key = ?1 AND version = ?6 AND {Live}");
        _remove = file.Prepare($"DELETE FROM {name} WHERE key = ?1");
        _removeVersion = file.Prepare($"DELETE FROM {name} WHERE key = ?1 AND version = ?6 AND {Live}");
        _exists = file.Prepare($"SELECT 1 FROM {name} WHERE key = ?1 AND {Live}");
        _clean = file.Prepare($"DELETE FROM {name} WHERE rowid IN (SELECT rowid FROM {name} WHERE expires <= ?4 LIMIT 256)");
    }

    internal static string Read(string name) => $"SELECT version, value FROM {name} WHERE key = ?1 AND {Live}";

    /// <summary>Does one operation.</summary>
    /// <returns>False when its demand is not met.</returns>
    internal bool Apply(StateOperation operation, long version, long now) =>
        operation.Value is { } value ? Save(operation, value.Span, version, now) : Delete(operation, now);

    /// <summary>Removes some rows whose time is over.</summary>
    internal void Clean(long now) => _clean.Bind(4, now).Run();

    private bool Save(StateOperation operation, ReadOnlySpan<byte> value, long version, long now)
    {
        SqliteStatement statement = operation.Expected.What switch
        {
            Expected.Kind.Any => _put,
            Expected.Kind.Absent => _create.Bind(4, now),
            _ => _update.Bind(4, now).Bind(6, ParseVersion(operation.Expected.ETag)),
        };
        long? expires = operation.TimeToLive is { } life ? now + (long)Math.Ceiling(life.TotalMilliseconds) : null;
        statement.Bind(1, operation.Key).Bind(2, version).Bind(3, expires).Bind(5, value).Run();
        return _file.Changes > 0;
    }

    private bool Delete(StateOperation operation, long now)
    {
        switch (operation.Expected.What)
        {
            case Expected.Kind.Any:
                _remove.Bind(1, operation.Key).Run();
                return true;
            case Expected.Kind.Absent:
                bool there = _exists.Bind(1, operation.Key).Bind(4, now).Step();
                _exists.Reset();
                return !there;
            default:
                _removeVersion.Bind(1, operation.Key).Bind(4, now).Bind(6, ParseVersion(operation.Expected.ETag)).Run();
                return _file.Changes > 0;
        }
    }

    // What is no number was never given out: it matches no row.
    private static long ParseVersion(string? etag) =>
        long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out long version) ? version : -1;
}
