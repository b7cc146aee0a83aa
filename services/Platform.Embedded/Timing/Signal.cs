namespace BlazingSun.Platform.Embedded.Timing;

/// <summary>Wakes who waits. A signal that comes between <see cref="Next"/> and the wait is not lost.</summary>
internal sealed class Signal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = New();

    /// <summary>A task that ends with the next signal after this call.</summary>
    public Task Next()
    {
        lock (_gate)
            return _next.Task;
    }

    public void Set()
    {
        TaskCompletionSource done;
        lock (_gate)
            (done, _next) = (_next, New());
        done.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
