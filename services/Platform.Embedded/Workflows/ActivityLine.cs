using System.Collections.Concurrent;
using BlazingSun.Platform.Embedded.Timing;
using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Embedded.Workflows;

/// <summary>Runs activities, so many at a time. What has not ended when the host stops is run again by the next one.</summary>
internal sealed class ActivityLine(
    ActivityRunner runner, IOptions<EmbeddedWorkflowOptions> options, TimeProvider time, ILogger<ActivityLine> log) : IDisposable
{
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly Signal _workerEnded = new();
    private readonly CancellationTokenSource _stopping = new();
    private volatile bool _open;
    private int _workers;

    /// <summary>Runs an activity when its turn has come, and delivers its outcome.</summary>
    public void Add(LiveWorkflow workflow, TaskScheduled task, int generation, Action<LiveWorkflow, Delivery> deliver)
    {
        _waiting.Enqueue(new Waiting(workflow, task, generation, deliver));
        if (_open)
            BeginWorker();
    }

    /// <summary>Begins; until then activities only wait.</summary>
    public void Open()
    {
        _open = true;
        for (int i = Math.Min(_waiting.Count, options.Value.MaxRunningActivities); i > 0; i--)
            BeginWorker();
    }

    /// <summary>Waits for those that run until the token ends the patience.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping.Cancel();
        while (true)
        {
            Task ended = _workerEnded.Next();
            if (Volatile.Read(ref _workers) == 0)
                return;
            await ended.OrCancelledAsync(cancellationToken);
        }
    }

    public void Dispose() => _stopping.Dispose();

    private void BeginWorker()
    {
        if (Interlocked.Increment(ref _workers) <= options.Value.MaxRunningActivities)
            _ = WorkAsync();
        else
            EndWorker();
    }

    private async Task WorkAsync()
    {
        // The caller is a turn of the scheduler: it goes on before the activity begins.
        await Task.Yield();
        while (!_stopping.IsCancellationRequested && _waiting.TryDequeue(out Waiting? next))
            await RunAsync(next);
        EndWorker();
        if (!_waiting.IsEmpty && !_stopping.IsCancellationRequested)
            BeginWorker();
    }

    private void EndWorker()
    {
        Interlocked.Decrement(ref _workers);
        _workerEnded.Set();
    }

    private async Task RunAsync(Waiting next)
    {
        TaskScheduled task = next.Task;
        string id = next.Workflow.Instance.InstanceId;
        ActivityOutcome outcome;
        try
        {
            outcome = await runner.RunAsync(
                new WorkflowActivityContext(task.Name, id, task.TaskExecutionId, _stopping.Token), task.Input);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            return;
        }

        if (outcome.Failure is { } failure)
            WorkflowLog.ActivityFailed(log, id, task.Name, failure.ErrorType, failure.ErrorMessage);
        DateTimeOffset now = time.GetUtcNow();
        HistoryEvent answer = outcome.Failure is null
            ? new TaskCompleted(now, task.EventId, outcome.Result)
            : new TaskFailed(now, task.EventId, outcome.Failure);
        next.Deliver(next.Workflow, new Delivery(answer, next.Generation, null));
    }

    private sealed record Waiting(
        LiveWorkflow Workflow, TaskScheduled Task, int Generation, Action<LiveWorkflow, Delivery> Deliver);
}
