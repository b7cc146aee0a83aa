namespace BlazingSun.Platform.Embedded.State;

/// <summary>Bounded queue between callers, who wait asynchronously while it is full, and the one writer thread, which sleeps while it is empty.</summary>
internal sealed class WriteQueue(int bound) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(bound, bound);
    private readonly object _gate = new();
    private List<StateWrite> _incoming = [];
    private bool _closed;
    private bool _sleeping;

    /// <summary>False when the queue is closed.</summary>
    internal async ValueTask<bool> TryAddAsync(StateWrite write, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        lock (_gate)
        {
            if (_closed)
                return false;
            _incoming.Add(write);
            if (_sleeping)
                Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Takes all that is there, in exchange for an empty list; sleeps until there is something.</summary>
    /// <returns>Null when the queue is closed and empty.</returns>
    internal List<StateWrite>? Take(List<StateWrite> empty)
    {
        lock (_gate)
        {
            while (_incoming.Count == 0)
            {
                if (_closed)
                    return null;
                _sleeping = true;
                Monitor.Wait(_gate);
                _sleeping = false;
            }

            List<StateWrite> taken = _incoming;
            _incoming = empty;
            _slots.Release(taken.Count);
            return taken;
        }
    }

    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    public void Dispose() => _slots.Dispose();
}
