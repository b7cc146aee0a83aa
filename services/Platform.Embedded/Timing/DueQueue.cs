namespace BlazingSun.Platform.Embedded.Timing;

/// <summary>
/// Holds items until they are due, with one timer for all. Any thread may add; one loop takes. Nothing is ever taken out early: whoever
/// adds items marks those that are no longer wanted.
/// </summary>
internal sealed class DueQueue<T>(TimeProvider time) : IDisposable
{
    // Timers cannot wait much longer than 49 days.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<T, (long Due, long Order)> _items = new();
    private readonly Signal _changed = new();
    private ITimer? _timer;
    private long _order;

    public int Count
    {
        get
        {
            lock (_gate)
                return _items.Count;
        }
    }

    public void Add(T item, DateTimeOffset due)
    {
        bool first;
        lock (_gate)
        {
            long order = _order++;
            first = !_items.TryPeek(out _, out (long Due, long Order) at) || due.UtcTicks < at.Due;
            _items.Enqueue(item, (due.UtcTicks, order));
        }

        if (first)
            _changed.Set();
    }

    public bool TryTake(out T item)
    {
        lock (_gate)
        {
            if (_items.TryPeek(out item!, out (long Due, long Order) at) && at.Due <= time.GetUtcNow().UtcTicks)
            {
                _items.Dequeue();
                return true;
            }

            item = default!;
            return false;
        }
    }

    /// <summary>A task that ends when something was added in front or <see cref="Wake"/> was called, from now on.</summary>
    public Task Changed() => _changed.Next();

    /// <summary>Waits until the first item is due, or for <paramref name="changed"/> alone when no more can be taken now; returns when cancelled.</summary>
    public async ValueTask WaitAsync(Task changed, bool full, CancellationToken cancellationToken)
    {
        TimeSpan wait = full ? LongestWait : UntilFirst();
        if (wait <= TimeSpan.Zero)
            return;
        _timer ??= time.CreateTimer(static signal => ((Signal)signal!).Set(), _changed, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
        using CancellationTokenRegistration cancelled = cancellationToken.UnsafeRegister(
            static signal => ((Signal)signal!).Set(), _changed);
        await changed;
    }

    public void Wake() => _changed.Set();

    public void Dispose() => _timer?.Dispose();

    private TimeSpan UntilFirst()
    {
        lock (_gate)
        {
            if (!_items.TryPeek(out _, out (long Due, long Order) at))
                return LongestWait;
            TimeSpan wait = new(at.Due - time.GetUtcNow().UtcTicks);
            if (wait <= TimeSpan.Zero)
                return wait;
            return wait > LongestWait ? LongestWait : wait < ShortestWait ? ShortestWait : wait;
        }
    }
}
