namespace BlazingSun.Platform.Workflows.Engine;

/// <summary>Feeds history events to one run of a workflow and says what it wants.</summary>
internal sealed class Execution(ReplayContext context, WorkflowCatalog catalog, WorkflowSerializer serializer)
{
    private readonly Queue<(HistoryEvent Event, bool Replaying)> _held = new();
    private Task<string?>? _run;
    private bool _suspended;
    private ExecutionTerminated? _terminated;
    private WorkflowTaskFailureDetails? _broken;

    public void Take(HistoryEvent e, bool replaying)
    {
        if (_suspended && e is not (ExecutionResumed or ExecutionTerminated))
        {
            _held.Enqueue((e, replaying));
            return;
        }

        context.SetReplaying(replaying);
        if (_terminated is null && (_broken is null || e is ExecutionTerminated))
            Apply(e);
    }

    /// <summary>Takes an event that came while it was held. What it sets off is as new as the event that let it go.</summary>
    /// <returns>False when there is none to take now.</returns>
    public bool TakeHeld()
    {
        if (_suspended || !_held.TryDequeue(out (HistoryEvent Event, bool Replaying) next))
            return false;
        Take(next.Event, context.IsReplaying);
        return true;
    }

    public WorkflowResponse Respond() => new(context.InstanceId, Actions(), context.CustomStatus, context.Version);

    private void Apply(HistoryEvent e)
    {
        switch (e)
        {
            case WorkflowStarted started:
                context.SetClock(started.Timestamp);
                break;
            case ExecutionStarted started:
                Start(started);
                break;
            case ExecutionSuspended:
                _suspended = true;
                break;
            case ExecutionResumed:
                _suspended = false;
                break;
            case ExecutionTerminated terminated:
                _terminated = terminated;
                break;
            case EventRaised raised:
                context.Events.Raise(raised);
                break;
            case TaskScheduled or ChildCreated or TimerCreated:
                if (!Confirm(e))
                    _broken = NonDeterminism(e);
                break;
            default:
                Answer(e);
                break;
        }
    }

    private bool Confirm(HistoryEvent e) => e switch
    {
        TaskScheduled task => context.Operations.Confirm<ScheduleTask>(task.EventId, a => a.Name == task.Name),
        ChildCreated child => context.Operations.Confirm<CreateChildWorkflow>(child.EventId, a => a.Name == child.Name),
        _ => context.Operations.Confirm<CreateTimer>(e.EventId, _ => true),
    };

    private void Answer(HistoryEvent e)
    {
        switch (e)
        {
            case TaskCompleted task:
                context.Operations.Complete(task.TaskScheduledId, task.Result);
                break;
            case TaskFailed task:
                context.Operations.Fail(task.TaskScheduledId, task.Failure);
                break;
            case ChildCompleted child:
                context.Operations.Complete(child.TaskScheduledId, child.Result);
                break;
            case ChildFailed child:
                context.Operations.Fail(child.TaskScheduledId, child.Failure);
                break;
            case TimerFired timer:
                context.Operations.Complete(timer.TimerId, null);
                break;
        }
    }

    private void Start(ExecutionStarted started)
    {
        if (_run is not null)
            return;
        context.Begin(started.Name);
        _run = RunAsync(started);
    }

    private async Task<string?> RunAsync(ExecutionStarted started)
    {
        IWorkflow workflow = catalog.CreateWorkflow(started.Name)
            ?? throw new InvalidOperationException($"This app has no workflow '{started.Name}'.");
        return await workflow.RunAsync(context, started.Input, serializer);
    }

    private IReadOnlyList<WorkflowAction> Actions()
    {
        if (_terminated is not null)
            return [Complete(WorkflowRuntimeStatus.Terminated, _terminated.Input, null)];
        if (_broken is not null)
            return [Complete(WorkflowRuntimeStatus.Failed, null, _broken)];
        if (_suspended || _run is null)
            return [];
        if (!_run.IsCompleted)
            return WaitsForNothing ? [Complete(WorkflowRuntimeStatus.Failed, null, Foreign)] : [.. context.Operations.Pending];
        if (_run.IsCompletedSuccessfully && context.Next is { } next)
            return [Complete(WorkflowRuntimeStatus.ContinuedAsNew, next.Input, null, next.KeepEvents ? [.. context.Events.Kept] : [])];
        return [.. context.Operations.Pending, End(_run)];
    }

    private bool WaitsForNothing => !context.Operations.AnyOpen && !context.Events.AnyWaiter;

    private CompleteWorkflow End(Task<string?> run)
    {
        if (run.IsCompletedSuccessfully)
            return Complete(WorkflowRuntimeStatus.Completed, run.Result, null);
        Exception why = run.Exception?.InnerException ?? new TaskCanceledException(run);
        return Complete(WorkflowRuntimeStatus.Failed, null, WorkflowTaskFailureDetails.From(why));
    }

    private CompleteWorkflow Complete(
        WorkflowRuntimeStatus status, string? result, WorkflowTaskFailureDetails? failure, IReadOnlyList<EventRaised>? carried = null) =>
        new(context.Operations.NextId, status, result, failure, carried ?? []);

    private static WorkflowTaskFailureDetails Foreign => new(
        "NonDeterminism", "The workflow waits for something that its context did not give: I/O, a delay or another thread.");

    private static WorkflowTaskFailureDetails NonDeterminism(HistoryEvent e) => new(
        "NonDeterminism",
        $"The history has {e.GetType().Name} as number {e.EventId}; the workflow's code asks for something else there. "
        + "Was it changed without a patch?");
}
