namespace BlazingSun.Load.Crowds;

/// <summary>Lets all bots of a crowd play, or holds each at its next move.</summary>
internal sealed class Gate
{
    private TaskCompletionSource _open = New();
    private int _waiting;

    /// <summary>Time from one move of a room to its next; zero = as fast as the server answers.</summary>
    public TimeSpan Period { get; private set; }

    /// <summary>Changes with every opening.</summary>
    public int Opening { get; private set; }

    /// <summary>Bots that stand at the closed gate.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public bool IsOpen => Volatile.Read(ref _open).Task.IsCompleted;

    public void Open(TimeSpan period)
    {
        Period = period;
        Opening++;
        Volatile.Read(ref _open).TrySetResult();
    }

    public void Close()
    {
        // Those who wait at a closed gate hold its promise: it must not be exchanged.
        if (IsOpen)
            Volatile.Write(ref _open, New());
    }

    public async ValueTask PassAsync(CancellationToken cancel)
    {
        Task open = Volatile.Read(ref _open).Task;
        if (open.IsCompleted)
            return;
        Interlocked.Increment(ref _waiting);
        await open.WaitAsync(cancel);
        Interlocked.Decrement(ref _waiting);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
