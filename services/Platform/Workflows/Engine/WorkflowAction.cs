namespace BlazingSun.Platform.Workflows.Engine;

/// <summary>What a workflow wants done; the message of the same name in the protocol.</summary>
/// <param name="Id">Its number within the run.</param>
public abstract record WorkflowAction(int Id);

/// <summary>Call an activity.</summary>
public sealed record ScheduleTask(int Id, string Name, string? Input, string TaskExecutionId) : WorkflowAction(Id);

/// <summary>Call a child. An empty instance id is made from the parent's and the number of the call.</summary>
public sealed record CreateChildWorkflow(int Id, string InstanceId, string Name, string? Input) : WorkflowAction(Id);

/// <summary>Set a timer.</summary>
/// <param name="Id">Its number within the run.</param>
/// <param name="FireAt">When, UTC.</param>
/// <param name="Origin">What it is for.</param>
public sealed record CreateTimer(int Id, DateTimeOffset FireAt, TimerOrigin Origin) : WorkflowAction(Id);

/// <summary>End the run, or begin the next.</summary>
public sealed record CompleteWorkflow(
    int Id,
    WorkflowRuntimeStatus Status,
    string? Result,
    WorkflowTaskFailureDetails? Failure,
    IReadOnlyList<EventRaised> CarryoverEvents) : WorkflowAction(Id);

/// <summary>What a timer is for: by itself, for an event's timeout, for a retry.</summary>
public enum TimerOrigin
{
    /// <summary>The workflow sleeps.</summary>
    CreateTimer,

    /// <summary>The longest wait for an event.</summary>
    ExternalEvent,

    /// <summary>The pause before another attempt of an activity.</summary>
    ActivityRetry,

    /// <summary>The pause before another attempt of a child.</summary>
    ChildWorkflowRetry,
}

/// <summary>What a worker gets: all that happened before, and what is new, beginning with <see cref="WorkflowStarted"/>.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="PastEvents">Handled in earlier turns.</param>
/// <param name="NewEvents">To be handled now.</param>
/// <param name="ExecutionId">Names the run, where the host tells runs of one instance apart.</param>
public sealed record WorkflowRequest(
    string InstanceId, IReadOnlyList<HistoryEvent> PastEvents, IReadOnlyList<HistoryEvent> NewEvents, string? ExecutionId = null);

/// <summary>What a worker answers.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Actions">In the order of their ids; empty when there is nothing to do.</param>
/// <param name="CustomStatus">JSON; null clears it.</param>
/// <param name="Version">Null when no patch was asked for.</param>
public sealed record WorkflowResponse(
    string InstanceId, IReadOnlyList<WorkflowAction> Actions, string? CustomStatus, WorkflowVersion? Version)
{
    /// <summary>The end of the run, if it came.</summary>
    public CompleteWorkflow? Completion => Actions.Count > 0 ? Actions[^1] as CompleteWorkflow : null;
}
