using BlazingSun.Platform.Workflows;

namespace BlazingSun.Platform.Dapr.Workflows;

/// <summary>
/// Whether the worker's stream is open. Without it a start blocks and an event fails after 5 s: they are refused instead.
/// In an app without workflows, which only calls those of others, it is always open.
/// </summary>
internal sealed class WorkerGate
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _open = Closed();

    public WorkerGate(IEnumerable<WorkflowRegistration> workflows)
    {
        HasWorker = workflows.Any();
        if (!HasWorker)
            Open();
    }

    public bool HasWorker { get; }

    public bool IsOpen => _open.Task.IsCompleted;

    public void Open()
    {
        lock (_lock)
            _open.TrySetResult();
    }

    public void Close()
    {
        lock (_lock)
        {
            if (_open.Task.IsCompleted)
                _open = Closed();
        }
    }

    /// <summary>Ends when it is open.</summary>
    public Task OpenedAsync(CancellationToken cancellationToken) => _open.Task.WaitAsync(cancellationToken);

    private static TaskCompletionSource Closed() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
