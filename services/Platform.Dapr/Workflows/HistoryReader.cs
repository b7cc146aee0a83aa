using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;
using P = BlazingSun.Platform.Dapr.Workflows.Protocol;

namespace BlazingSun.Platform.Dapr.Workflows;

/// <summary>From the protocol's messages to the engine's. Events that the engine has no use for are left out.</summary>
internal static class HistoryReader
{
    internal static WorkflowRequest Read(P.WorkflowRequest request) => new(
        request.InstanceId,
        [.. request.PastEvents.Select(Read).OfType<HistoryEvent>()],
        [.. request.NewEvents.Select(Read).OfType<HistoryEvent>()],
        request.ExecutionId ?? StartOf(request)?.WorkflowInstance?.ExecutionId);

    // The sidecar names the run only in its first event.
    private static P.ExecutionStarted? StartOf(P.WorkflowRequest request) =>
        request.PastEvents.Concat(request.NewEvents).FirstOrDefault(e => e.ExecutionStarted is not null)?.ExecutionStarted;

    private static HistoryEvent? Read(P.HistoryEvent e)
    {
        DateTimeOffset at = e.Timestamp?.ToDateTimeOffset() ?? default;
        return e.EventTypeCase switch
        {
            P.HistoryEvent.EventTypeOneofCase.WorkflowStarted => new WorkflowStarted(at, Read(e.WorkflowStarted.Version)),
            P.HistoryEvent.EventTypeOneofCase.ExecutionStarted => Read(at, e.ExecutionStarted),
            P.HistoryEvent.EventTypeOneofCase.ExecutionTerminated =>
                new ExecutionTerminated(at, e.ExecutionTerminated.Input, e.ExecutionTerminated.Recurse),
            P.HistoryEvent.EventTypeOneofCase.ExecutionSuspended => new ExecutionSuspended(at, e.ExecutionSuspended.Input),
            P.HistoryEvent.EventTypeOneofCase.ExecutionResumed => new ExecutionResumed(at, e.ExecutionResumed.Input),
            P.HistoryEvent.EventTypeOneofCase.EventRaised => new EventRaised(at, e.EventRaised.Name, e.EventRaised.Input),
            _ => ReadStep(e, at),
        };
    }

    private static HistoryEvent? ReadStep(P.HistoryEvent e, DateTimeOffset at) => e.EventTypeCase switch
    {
        P.HistoryEvent.EventTypeOneofCase.TaskScheduled =>
            new TaskScheduled(e.EventId, at, e.TaskScheduled.Name, e.TaskScheduled.Input, e.TaskScheduled.TaskExecutionId),
        P.HistoryEvent.EventTypeOneofCase.TaskCompleted => new TaskCompleted(at, e.TaskCompleted.TaskScheduledId, e.TaskCompleted.Result),
        P.HistoryEvent.EventTypeOneofCase.TaskFailed => new TaskFailed(at, e.TaskFailed.TaskScheduledId, Read(e.TaskFailed.FailureDetails)),
        P.HistoryEvent.EventTypeOneofCase.ChildCreated =>
            new ChildCreated(e.EventId, at, e.ChildCreated.InstanceId, e.ChildCreated.Name, e.ChildCreated.Input),
        P.HistoryEvent.EventTypeOneofCase.ChildCompleted =>
            new ChildCompleted(at, e.ChildCompleted.TaskScheduledId, e.ChildCompleted.Result),
        P.HistoryEvent.EventTypeOneofCase.ChildFailed =>
            new ChildFailed(at, e.ChildFailed.TaskScheduledId, Read(e.ChildFailed.FailureDetails)),
        P.HistoryEvent.EventTypeOneofCase.TimerCreated => new TimerCreated(e.EventId, at, e.TimerCreated.FireAt.ToDateTimeOffset()),
        P.HistoryEvent.EventTypeOneofCase.TimerFired =>
            new TimerFired(at, e.TimerFired.FireAt?.ToDateTimeOffset() ?? at, e.TimerFired.TimerId),
        _ => null,
    };

    private static ExecutionStarted Read(DateTimeOffset at, P.ExecutionStarted started) => new(
        at,
        started.Name,
        started.Input,
        started.WorkflowInstance?.InstanceId ?? "",
        started.ParentInstance is { } parent
            ? new ParentInstance(parent.TaskScheduledId, parent.WorkflowInstance?.InstanceId ?? "")
            : null);

    private static WorkflowVersion? Read(P.Version? version) =>
        version is null ? null : new WorkflowVersion([.. version.Patches], version.HasName ? version.Name : null);

    private static WorkflowTaskFailureDetails Read(P.Failure? failure) => failure is null
        ? new WorkflowTaskFailureDetails("", "")
        : new WorkflowTaskFailureDetails(
            failure.ErrorType,
            failure.ErrorMessage,
            failure.StackTrace,
            failure.InnerFailure is null ? null : Read(failure.InnerFailure),
            failure.IsNonRetriable);
}
