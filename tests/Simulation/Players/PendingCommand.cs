using BlazingSun.Simulation.Scheduling;

namespace BlazingSun.Simulation.Players;

/// <summary>A command that waits for its answer.</summary>
internal sealed class PendingCommand(string id, string frame, DateTimeOffset since)
{
    private TaskCompletionSource<Frame?>? _waiting;
    private Frame? _final;

    public string Id => id;

    public string Text => frame;

    public DateTimeOffset Since => since;

    public void Answered(Frame answer)
    {
        if (!IsToBeSentAgain(answer))
            _final ??= answer;
        _waiting?.TrySetResult(answer);
    }

    /// <summary>The answer, or the next one that says to send it again, or null when there is none in time.</summary>
    public Task<Frame?> NextAsync(Scheduler scheduler, TimeSpan patience)
    {
        if (_final is not null)
            return Task.FromResult<Frame?>(_final);
        TaskCompletionSource<Frame?> waiting = _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        scheduler.After(patience, () => waiting.TrySetResult(null));
        return waiting.Task;
    }

    public static bool IsToBeSentAgain(Frame answer) => answer.Error is "UNAVAILABLE" or "RATE_LIMITED" or "INTERNAL";
}
