using System.Collections.Concurrent;
using BlazingSun.Platform.Embedded.Sqlite;
using BlazingSun.Platform.State;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Embedded.State;

/// <summary>A few connections for reading. A read runs on the caller's thread: what a room needs is in memory nearly always.</summary>
internal sealed class StateReaders(StateLocation location, TimeProvider time, ILogger<StateReaders> logger) : IDisposable
{
    private const int Most = 8;
    private readonly SemaphoreSlim _free = new(Most, Most);
    private readonly ConcurrentBag<StateReader> _idle = [];

    internal async ValueTask<StateEntry?> ReadAsync(string table, string key, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        StateReader? reader = null;
        try
        {
            if (!_idle.TryTake(out reader))
                reader = new StateReader(location.Path);
            StateEntry? entry = reader.Read(table, key, time.GetUtcNow().ToUnixTimeMilliseconds());
            _idle.Add(reader);
            return entry;
        }
        catch (SqliteFailedException error)
        {
            StateLog.ReadFailed(logger, error);
            reader?.Dispose();
            throw new DependencyUnavailableException(table, "the read failed", error);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out StateReader? reader))
            reader.Dispose();
        _free.Dispose();
    }
}
