namespace BlazingSun.Platform.Workflows.Engine;

/// <summary>
/// What a run has asked for: numbered in the order of the code, not yet confirmed by the history (pending), not yet answered (open).
/// </summary>
internal sealed class Operations
{
    private readonly SortedDictionary<int, WorkflowAction> _pending = [];

    // Continuations run at once, inside the engine's turn: another thread would make the order a matter of chance.
    private readonly Dictionary<int, TaskCompletionSource<string?>> _open = [];

    public int NextId { get; private set; }

    public bool AnyOpen => _open.Count > 0;

    public IReadOnlyCollection<WorkflowAction> Pending => _pending.Values;

    /// <returns>The answer's JSON.</returns>
    public Task<string?> Add(Func<int, WorkflowAction> action) => Add(action, CancellationToken.None);

    public Task<string?> Add(Func<int, WorkflowAction> action, CancellationToken cancellationToken)
    {
        int id = NextId++;
        _pending.Add(id, action(id));
        TaskCompletionSource<string?> answer = new();
        _open.Add(id, answer);
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() =>
            {
                if (_open.Remove(id))
                    answer.SetCanceled(cancellationToken);
            });
        }

        return answer.Task;
    }

    /// <returns>False when the code asked for something else at this number: it is not the code that made the history.</returns>
    public bool Confirm<TAction>(int id, Func<TAction, bool> same)
        where TAction : WorkflowAction =>
        _pending.GetValueOrDefault(id) is TAction action && same(action) && _pending.Remove(id);

    public void Complete(int id, string? result)
    {
        if (_open.Remove(id, out TaskCompletionSource<string?>? answer))
            answer.SetResult(result);
    }

    public void Fail(int id, WorkflowTaskFailureDetails failure)
    {
        if (_open.Remove(id, out TaskCompletionSource<string?>? answer))
            answer.SetException(new WorkflowTaskFailedException($"Task {id} failed: {failure.ErrorMessage}", failure));
    }
}
