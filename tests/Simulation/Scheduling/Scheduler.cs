using BlazingSun.Simulation.Oracles;

namespace BlazingSun.Simulation.Scheduling;

/// <summary>
/// Runs a world on the calling thread: of the callbacks that wait, the seed picks the next one; when none waits, the clock moves to the next
/// alarm. Each callback takes a moment of virtual time.
/// </summary>
internal sealed class Scheduler(SeededRandom random, Trace trace, Verdict verdict)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 8, 12, 0, 0, TimeSpan.Zero);

    private readonly List<Work> _ready = [];
    private readonly PriorityQueue<Action, (long Due, long Order)> _alarms = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _ticks = Start.UtcTicks;
    private long _order;
    private int _lanes;
    private volatile bool _strayed;

    public DateTimeOffset Now => new(_ticks, TimeSpan.Zero);

    public TimeSpan Elapsed => Now - Start;

    public long Steps { get; private set; }

    /// <summary>How long a callback takes at most.</summary>
    public TimeSpan LongestStep { get; set; } = TimeSpan.FromMicroseconds(50);

    public Lane NewLane(string name) => new(this, _lanes++, name);

    public void Post(Lane lane, SendOrPostCallback callback, object? state)
    {
        // What a finalizer posts to a lane that is dead long since comes from another thread, too.
        if (lane.IsDead)
            return;
        if (Environment.CurrentManagedThreadId != _thread)
            Stray(lane);
        else
            _ready.Add(new Work(lane, callback, state));
    }

    /// <summary>Runs an action of the world itself after a time.</summary>
    public void After(TimeSpan delay, Action action) =>
        _alarms.Enqueue(action, (_ticks + Math.Max(0, delay.Ticks), _order++));

    /// <summary>Waits.</summary>
    public Task DelayAsync(TimeSpan delay)
    {
        TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        After(delay, over.SetResult);
        return over.Task;
    }

    /// <summary>Moves the clock forward while callbacks wait.</summary>
    public void Jump(TimeSpan by) => _ticks += by.Ticks;

    /// <summary>Runs until the condition holds.</summary>
    /// <returns>False when nothing is left to happen.</returns>
    public bool RunUntil(Func<bool> done)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        try
        {
            while (verdict.Violation is null && !done())
            {
                if (!Step())
                    return false;
            }

            return true;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void Stray(Lane lane)
    {
        lock (verdict)
            verdict.Report($"a callback of {lane.Name} came from another thread: {Environment.StackTrace}");
        _strayed = true;
    }

    private bool Step()
    {
        if (_strayed)
            return false;
        FireAlarms();
        if (_ready.Count > 0)
            RunOne();
        else if (_alarms.TryPeek(out _, out (long Due, long Order) next))
            _ticks = Math.Max(_ticks, next.Due);
        else
            return false;
        return true;
    }

    private void FireAlarms()
    {
        while (_alarms.TryPeek(out Action? action, out (long Due, long Order) next) && next.Due <= _ticks)
        {
            _alarms.Dequeue();
            SynchronizationContext.SetSynchronizationContext(null);
            action();
        }
    }

    private void RunOne()
    {
        int index = random.Below(_ready.Count);
        Work work = _ready[index];
        _ready[index] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        if (work.Lane.IsDead)
            return;
        if (work.Lane.PausedUntil > _ticks)
        {
            After(TimeSpan.FromTicks(work.Lane.PausedUntil - _ticks), () => Post(work.Lane, work.Callback, work.State));
            return;
        }

        Steps++;
        _ticks += random.Below((int)LongestStep.Ticks + 1);
        trace.Mix(_ticks);
        trace.Mix(work.Lane.Number);
        SynchronizationContext.SetSynchronizationContext(work.Lane);
        work.Callback(work.State);
        work.Lane.Count();
    }

    private readonly record struct Work(Lane Lane, SendOrPostCallback Callback, object? State);
}
