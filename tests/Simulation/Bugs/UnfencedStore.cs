using BlazingSun.Platform.State;

namespace BlazingSun.Simulation.Bugs;

/// <summary>Does not look at the version that a save names: a former owner overwrites its successor.</summary>
internal sealed class UnfencedStore(IStateStore store) : BuggyStore(store)
{
    public override ValueTask<string?> SaveAsync(
        string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
        base.SaveAsync(key, value, StoreBug.IsRoom(key) ? Expected.Any : expected, timeToLive, cancellationToken);
}
