namespace BlazingSun.DaprEmulator.Faults;

/// <summary>Something behind the sidecars that can be away: the broker, a store, the scheduler.</summary>
public sealed class Dependency
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _away;
    private TaskCompletionSource _gone = NewWait();

    /// <summary>Whether it is away.</summary>
    public bool IsAway
    {
        get
        {
            lock (_lock)
                return _away is not null;
        }
    }

    /// <summary>Takes it away.</summary>
    public void TakeAway()
    {
        lock (_lock)
        {
            if (_away is not null)
                return;
            _away = NewWait();
            _gone.SetResult();
            _gone = NewWait();
        }
    }

    /// <summary>Takes it away for a while.</summary>
    public async Task TakeAwayForAsync(TimeSpan time, TimeProvider clock)
    {
        TakeAway();
        await Task.Delay(time, clock);
        BringBack();
    }

    /// <summary>Brings it back with all that it had.</summary>
    public void BringBack()
    {
        TaskCompletionSource? away;
        lock (_lock)
            (away, _away) = (_away, null);
        away?.SetResult();
    }

    /// <summary>A task that ends when it goes away the next time.</summary>
    internal Task Gone()
    {
        lock (_lock)
            return _gone.Task;
    }

    /// <summary>Waits until it is there.</summary>
    internal Task BackAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return _away?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
    }

    private static TaskCompletionSource NewWait() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
