namespace BlazingSun.Simulation.Scheduling;

internal sealed class LaneTimer(Lane lane, Scheduler scheduler, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period;
    private int _generation;
    private bool _disposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
            return false;
        _generation++;
        _period = period;
        if (dueTime >= TimeSpan.Zero)
            Set(dueTime);
        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        _generation++;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Set(TimeSpan dueIn)
    {
        int generation = _generation;
        scheduler.After(dueIn, () => Due(generation));
    }

    private void Due(int generation)
    {
        if (generation != _generation || lane.IsDead)
            return;
        lane.Post(() => Fire(generation));
        if (_period > TimeSpan.Zero)
            Set(_period);
    }

    private void Fire(int generation)
    {
        if (generation == _generation)
            callback(state);
    }
}
