using BlazingSun.Platform.State;
using BlazingSun.Simulation.Nodes;

namespace BlazingSun.Simulation.Bugs;

/// <summary>Answers before it has stored: what is told may be lost.</summary>
internal sealed class EarlyAnswerStore(IStateStore store, Node node) : BuggyStore(store)
{
    private static readonly TimeSpan Later = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<string, StateEntry> _answered = new(StringComparer.Ordinal);
    private int _versions;

    public override async ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken) =>
        _answered.GetValueOrDefault(key) ?? await base.GetAsync(key, cancellationToken);

    public override ValueTask<string?> SaveAsync(
        string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        if (!StoreBug.IsRoom(key))
            return base.SaveAsync(key, value, expected, timeToLive, cancellationToken);
        StateEntry entry = _answered[key] = new StateEntry(value, $"early{++_versions}");
        _ = StoreAsync(key, entry, timeToLive);
        return ValueTask.FromResult<string?>(entry.ETag);
    }

    private async Task StoreAsync(string key, StateEntry entry, TimeSpan? timeToLive)
    {
        await node.World.Scheduler.DelayAsync(Later);
        await base.SaveAsync(key, entry.Value, Expected.Any, timeToLive, CancellationToken.None);
    }
}
