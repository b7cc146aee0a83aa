namespace BlazingSun.Platform.Embedded.State;

/// <summary>
/// Bounded queue between callers, who wait asynchronously while it is full, and the one writer thread, which sleeps while it is empty.
/// Takes that follow each other closely are spaced, for a commit costs more than the writes in it.
/// </summary>
internal sealed class WriteQueue(int bound, TimeSpan spacing) : IDisposable
{
    // So many writes share a commit's cost well enough: then it does not wait for more.
    private const int Plenty = 64;
    private readonly SemaphoreSlim _slots = new(bound, bound);
    private readonly object _gate = new();
    private List<StateWrite> _incoming = [];
    private long _lastTaken;
    private int _wakeAt = int.MaxValue;
    private bool _closed;

    /// <summary>False when the queue is closed.</summary>
    internal async ValueTask<bool> TryAddAsync(StateWrite write, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        lock (_gate)
        {
            if (_closed)
                return false;
            _incoming.Add(write);
            if (_incoming.Count == _wakeAt)
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
            Await(1, Timeout.InfiniteTimeSpan);
            Await(Plenty, spacing - TimeProvider.System.GetElapsedTime(_lastTaken));
            if (_incoming.Count == 0)
                return null;
            List<StateWrite> taken = _incoming;
            _incoming = empty;
            _slots.Release(taken.Count);
            _lastTaken = TimeProvider.System.GetTimestamp();
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

    private void Await(int count, TimeSpan patience)
    {
        long start = TimeProvider.System.GetTimestamp();
        _wakeAt = count;
        while (_incoming.Count < count && !_closed)
        {
            bool forever = patience == Timeout.InfiniteTimeSpan;
            TimeSpan left = forever ? patience : patience - TimeProvider.System.GetElapsedTime(start);
            if ((!forever && left <= TimeSpan.Zero) || !Monitor.Wait(_gate, forever ? left : RoundUp(left)))
                break;
        }

        _wakeAt = int.MaxValue;
    }

    // Monitor waits for whole milliseconds.
    private static TimeSpan RoundUp(TimeSpan time) => TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));

    public void Dispose() => _slots.Dispose();
}
