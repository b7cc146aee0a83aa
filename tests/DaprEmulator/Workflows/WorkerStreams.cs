namespace BlazingSun.DaprEmulator.Workflows;

/// <summary>The workers' streams of a sidecar.</summary>
internal sealed class WorkerStreams(Sidecar sidecar)
{
    private readonly Lock _lock = new();
    private List<WorkerStream> _streams = [];
    private int _next;

    internal int Count
    {
        get
        {
            lock (_lock)
                return _streams.Count;
        }
    }

    internal WorkerStream Open()
    {
        WorkerStream stream = new(sidecar);
        lock (_lock)
            _streams = [.. _streams, stream];
        sidecar.World.Workflows.WorkerCame(sidecar.AppId);
        return stream;
    }

    internal void Closed(WorkerStream stream)
    {
        lock (_lock)
            _streams = [.. _streams.Where(other => other != stream)];
        stream.Close(breaks: false);
        sidecar.World.Workflows.WorkerLeft(stream);
    }

    /// <summary>One of them, in turn; null when there is none.</summary>
    internal WorkerStream? Next()
    {
        lock (_lock)
            return _streams.Count == 0 ? null : _streams[_next++ % _streams.Count];
    }

    /// <summary>Ends all streams: with CANCELLED, or by breaking the connection.</summary>
    internal void Close(bool breaks)
    {
        List<WorkerStream> streams;
        lock (_lock)
            streams = _streams;
        streams.ForEach(stream => stream.Close(breaks));
    }
}
