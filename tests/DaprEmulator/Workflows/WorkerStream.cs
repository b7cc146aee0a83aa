using System.Threading.Channels;
using BlazingSun.DaprEmulator.Workflows.Protocol;

namespace BlazingSun.DaprEmulator.Workflows;

/// <summary>A worker's open stream of work items.</summary>
internal sealed class WorkerStream(Sidecar sidecar)
{
    private readonly Channel<WorkItem> _items = Channel.CreateUnbounded<WorkItem>();

    internal Sidecar Sidecar => sidecar;

    /// <summary>Whether the connection breaks instead of being closed.</summary>
    internal bool Breaks { get; private set; }

    internal ChannelReader<WorkItem> Items => _items.Reader;

    internal bool TrySend(WorkItem item) => _items.Writer.TryWrite(item);

    internal void Close(bool breaks)
    {
        Breaks = breaks;
        _items.Writer.TryComplete();
    }
}
