using BlazingSun.Platform;
using BlazingSun.Platform.Embedded.Durable;
using BlazingSun.Platform.State;
using BlazingSun.Simulation.Nodes;
using BlazingSun.Simulation.Sidecars;

namespace BlazingSun.Simulation.Stores;

/// <summary>Reads what an embedded host needs when it starts.</summary>
internal sealed class MemoryScan(Node node) : IStateScan
{
    public async ValueTask<IReadOnlyList<byte[]>> ReadAllAsync(string prefix, CancellationToken cancellationToken)
    {
        await node.World.Scheduler.DelayAsync(node.World.Weather.Latency());
        if (node.World.Weather.Store(isWrite: false, hasOneWriter: false).Fails)
            throw new DependencyUnavailableException(StateStores.Rooms, "as simulated");
        return [.. node.World.Rooms.Scan(prefix).Select(item => node.World.Plan.BesideSidecars ? SavedText.Of(item.Value.Span).ToArray() : item.Value.ToArray())];
    }
}
