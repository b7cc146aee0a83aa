using BlazingSun.Platform.Embedded.Sqlite;
using BlazingSun.Platform.Embedded.State;
using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Embedded.Durable;

/// <summary>Reads the state file of <see cref="StateStores.Rooms"/>.</summary>
internal sealed class SqliteStateScan(
    [FromKeyedServices(StateStores.Rooms)] IStateStore store, StateLocation location, TimeProvider time) : IStateScan
{
    public async ValueTask<IReadOnlyList<byte[]>> ReadAllAsync(string prefix, CancellationToken cancellationToken)
    {
        // After the first access the file and its tables are there.
        await store.GetAsync(prefix, cancellationToken);
        try
        {
            using SqliteHandle file = SqliteHandle.Open(location.Path, readOnly: true);
            SqliteStatement read = file.Prepare(
                $"SELECT value FROM {StateStores.Rooms} WHERE key >= ?1 AND key < ?2 AND (expires IS NULL OR expires > ?3) ORDER BY key");
            read.Bind(1, prefix).Bind(2, prefix + char.MaxValue).Bind(3, time.GetUtcNow().ToUnixTimeMilliseconds());
            List<byte[]> values = [];
            while (read.Step())
                values.Add(read.Blob(0));
            return values;
        }
        catch (SqliteFailedException error)
        {
            throw new DependencyUnavailableException(StateStores.Rooms, "the read failed", error);
        }
    }
}
