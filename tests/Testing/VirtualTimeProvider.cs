namespace BlazingSun.Testing;

/// <summary>
/// A clock that stands still until it is advanced. Timers fire on the advancing thread, in the order of their due times (equal ones in the
/// order they were set), each with the clock at its own due time. Safe for use from many threads.
/// </summary>
public sealed class VirtualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<Firing, (long Due, long Order)> _queue = new();
    private readonly Recorder<int> _changes = new();
    private long _ticks;
    private long _order;
    private int _pending;

    /// <summary>Starts at 2026-01-08T12:00:00Z.</summary>
    public VirtualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 8, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Starts at the given time.</summary>
    public VirtualTimeProvider(DateTimeOffset start) => _ticks = start.UtcTicks;

    /// <summary>Ticks of 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>UTC.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Timers that are set and will fire.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_lock)
                return _pending;
        }
    }

    /// <summary>When the next timer fires, or null when none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_lock)
            {
                DropStale();
                return _queue.TryPeek(out _, out (long Due, long Order) at) ? new DateTimeOffset(at.Due, TimeSpan.Zero) : null;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    /// <summary>Moves the clock forward and fires what becomes due on the way, including timers set by those that fire.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        AdvanceTo(GetUtcNow() + by);
    }

    /// <summary>Moves the clock forward to a time; a time that is past changes nothing but fires what is due.</summary>
    public void AdvanceTo(DateTimeOffset time)
    {
        while (TakeDue(time.UtcTicks) is { } firing)
            firing.Timer.Fire();
    }

    /// <summary>Moves the clock to the next timer and fires it.</summary>
    /// <returns>False when no timer is set.</returns>
    public bool AdvanceToNextTimer()
    {
        if (NextDue is not { } due)
            return false;
        AdvanceTo(due);
        return true;
    }

    /// <summary>Waits until at least so many timers are set, so that a test advances only after the code under test has begun to wait.</summary>
    public async Task WaitForTimersAsync(int count, CancellationToken cancellationToken) =>
        await _changes.WaitUntilAsync(_ => PendingTimers >= count, cancellationToken);

    /// <summary>Waits until a timer is due within the given time from now.</summary>
    public async Task WaitForTimerWithinAsync(TimeSpan within, CancellationToken cancellationToken) =>
        await _changes.WaitUntilAsync(_ => NextDue is { } due && due - GetUtcNow() <= within, cancellationToken);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Set(VirtualTimer timer, TimeSpan dueIn, TimeSpan period)
    {
        lock (_lock)
        {
            bool was = timer.Set;
            timer.Generation++;
            timer.Period = period;
            timer.Set = dueIn >= TimeSpan.Zero;
            _pending += (timer.Set ? 1 : 0) - (was ? 1 : 0);
            if (timer.Set)
                _queue.Enqueue(new Firing(timer, timer.Generation), (_ticks + dueIn.Ticks, _order++));
        }

        _changes.Signal();
    }

    private Firing? TakeDue(long until)
    {
        lock (_lock)
        {
            DropStale();
            if (!_queue.TryPeek(out Firing firing, out (long Due, long Order) at) || at.Due > until)
            {
                _ticks = Math.Max(_ticks, until);
                return null;
            }

            _queue.Dequeue();
            _ticks = Math.Max(_ticks, at.Due);
            if (firing.Timer.Period > TimeSpan.Zero)
            {
                _queue.Enqueue(firing, (at.Due + firing.Timer.Period.Ticks, _order++));
            }
            else
            {
                firing.Timer.Set = false;
                _pending--;
            }

            return firing;
        }
    }

    private void DropStale()
    {
        while (_queue.TryPeek(out Firing firing, out _) && (!firing.Timer.Set || firing.Timer.Generation != firing.Generation))
            _queue.Dequeue();
    }

    private readonly record struct Firing(VirtualTimer Timer, int Generation);
}
