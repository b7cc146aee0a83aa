using BlazingSun.Platform.State;

namespace BlazingSun.Simulation.Bugs;

/// <summary>A store that does as the one behind it, but for what a bug changes.</summary>
internal abstract class BuggyStore(IStateStore store) : IStateStore
{
    public virtual ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken) => store.GetAsync(key, cancellationToken);

    public virtual ValueTask<string?> SaveAsync(
        string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
        store.SaveAsync(key, value, expected, timeToLive, cancellationToken);

    public ValueTask<bool> DeleteAsync(string key, Expected expected, CancellationToken cancellationToken) =>
        store.DeleteAsync(key, expected, cancellationToken);

    public ValueTask<bool> TransactAsync(IReadOnlyList<StateOperation> operations, CancellationToken cancellationToken) =>
        store.TransactAsync(operations, cancellationToken);
}
