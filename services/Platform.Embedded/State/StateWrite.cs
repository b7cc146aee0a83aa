using BlazingSun.Platform.State;

namespace BlazingSun.Platform.Embedded.State;

/// <summary>A write on its way to the writer. Its task ends after the commit with the new version, or with 0 when a demand was not met.</summary>
internal sealed class StateWrite(string table, StateOperation? single, IReadOnlyList<StateOperation>? many)
    : TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private const int Queued = 0;
    private const int Taken = 1;
    private const int Cancelled = 2;
    private int _state;

    internal string Table => table;

    internal int Count => many?.Count ?? 1;

    internal long Outcome { get; set; }

    internal StateOperation this[int index] => many is null ? single! : many[index];

    /// <summary>The writer's claim; false when the caller has given up, and then nothing is written.</summary>
    internal bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Queued) == Queued;

    /// <summary>Ends with the outcome; once the writer has claimed the write a cancellation comes too late, so the buffer is the caller's again.</summary>
    internal async ValueTask<long> WaitAsync(CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled || Task.IsCompleted)
            return await Task;
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((StateWrite)state!).Cancel(token), this);
        return await Task;
    }

    private void Cancel(CancellationToken token)
    {
        if (Interlocked.CompareExchange(ref _state, Cancelled, Queued) == Queued)
            TrySetCanceled(token);
    }
}
