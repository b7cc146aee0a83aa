namespace BlazingSun.Testing;

/// <summary>Collects what happens and lets a test wait for it, without polling. Waits end with a TimeoutException after 30 real seconds.</summary>
public sealed class Recorder<T>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private readonly List<T> _items = [];
    private TaskCompletionSource _changed = New();

    /// <summary>A copy of what came so far, in order.</summary>
    public IReadOnlyList<T> Items
    {
        get
        {
            lock (_lock)
                return [.. _items];
        }
    }

    /// <summary>Adds one and wakes the waiting.</summary>
    public void Add(T item)
    {
        lock (_lock)
            _items.Add(item);
        Signal();
    }

    /// <summary>Makes the waiting look again, for conditions on something else than the items.</summary>
    public void Signal()
    {
        TaskCompletionSource changed;
        lock (_lock)
            (changed, _changed) = (_changed, New());
        changed.SetResult();
    }

    /// <summary>Waits for at least so many items.</summary>
    public Task<IReadOnlyList<T>> WaitForAsync(int count, CancellationToken cancellationToken) =>
        WaitUntilAsync(items => items.Count >= count, cancellationToken);

    /// <summary>Waits until the condition holds; it is asked now and after each change.</summary>
    /// <returns>The items at that time.</returns>
    /// <exception cref="TimeoutException">It never held.</exception>
    public async Task<IReadOnlyList<T>> WaitUntilAsync(Func<IReadOnlyList<T>, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            IReadOnlyList<T> items;
            lock (_lock)
                (changed, items) = (_changed.Task, [.. _items]);
            if (condition(items))
                return items;
            await changed.WaitAsync(Patience, TimeProvider.System, cancellationToken);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
