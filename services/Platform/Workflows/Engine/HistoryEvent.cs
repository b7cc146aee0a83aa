using System.Text.Json.Serialization;

namespace BlazingSun.Platform.Workflows.Engine;

/// <summary>One event of an instance's history; the message of the same name in the protocol. The JSON names are stored.</summary>
/// <param name="EventId">The id of the action it confirms, else -1.</param>
/// <param name="Timestamp">When it was put into the history, UTC.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(ExecutionStarted), "executionStarted")]
[JsonDerivedType(typeof(ExecutionCompleted), "executionCompleted")]
[JsonDerivedType(typeof(ExecutionTerminated), "executionTerminated")]
[JsonDerivedType(typeof(TaskScheduled), "taskScheduled")]
[JsonDerivedType(typeof(TaskCompleted), "taskCompleted")]
[JsonDerivedType(typeof(TaskFailed), "taskFailed")]
[JsonDerivedType(typeof(ChildCreated), "childCreated")]
[JsonDerivedType(typeof(ChildCompleted), "childCompleted")]
[JsonDerivedType(typeof(ChildFailed), "childFailed")]
[JsonDerivedType(typeof(TimerCreated), "timerCreated")]
[JsonDerivedType(typeof(TimerFired), "timerFired")]
[JsonDerivedType(typeof(WorkflowStarted), "workflowStarted")]
[JsonDerivedType(typeof(EventRaised), "eventRaised")]
[JsonDerivedType(typeof(ExecutionSuspended), "executionSuspended")]
[JsonDerivedType(typeof(ExecutionResumed), "executionResumed")]
public abstract record HistoryEvent(int EventId, DateTimeOffset Timestamp);

/// <summary>A turn began; sets the workflow's clock.</summary>
public sealed record WorkflowStarted(DateTimeOffset Timestamp, WorkflowVersion? Version = null) : HistoryEvent(-1, Timestamp);

/// <summary>The run began.</summary>
public sealed record ExecutionStarted(
    DateTimeOffset Timestamp, string Name, string? Input, string InstanceId, ParentInstance? Parent = null) : HistoryEvent(-1, Timestamp);

/// <summary>The run ended.</summary>
public sealed record ExecutionCompleted(
    int EventId, DateTimeOffset Timestamp, WorkflowRuntimeStatus Status, string? Result, WorkflowTaskFailureDetails? Failure)
    : HistoryEvent(EventId, Timestamp);

/// <summary>Asked from outside to end.</summary>
public sealed record ExecutionTerminated(DateTimeOffset Timestamp, string? Input, bool Recurse) : HistoryEvent(-1, Timestamp);

/// <summary>An activity was called.</summary>
public sealed record TaskScheduled(int EventId, DateTimeOffset Timestamp, string Name, string? Input, string TaskExecutionId)
    : HistoryEvent(EventId, Timestamp);

/// <summary>An activity ended.</summary>
public sealed record TaskCompleted(DateTimeOffset Timestamp, int TaskScheduledId, string? Result) : HistoryEvent(-1, Timestamp);

/// <summary>An activity failed.</summary>
public sealed record TaskFailed(DateTimeOffset Timestamp, int TaskScheduledId, WorkflowTaskFailureDetails Failure)
    : HistoryEvent(-1, Timestamp);

/// <summary>A child was called.</summary>
public sealed record ChildCreated(int EventId, DateTimeOffset Timestamp, string InstanceId, string Name, string? Input)
    : HistoryEvent(EventId, Timestamp);

/// <summary>A child ended.</summary>
public sealed record ChildCompleted(DateTimeOffset Timestamp, int TaskScheduledId, string? Result) : HistoryEvent(-1, Timestamp);

/// <summary>A child failed.</summary>
public sealed record ChildFailed(DateTimeOffset Timestamp, int TaskScheduledId, WorkflowTaskFailureDetails Failure)
    : HistoryEvent(-1, Timestamp);

/// <summary>A timer was set.</summary>
public sealed record TimerCreated(int EventId, DateTimeOffset Timestamp, DateTimeOffset FireAt) : HistoryEvent(EventId, Timestamp);

/// <summary>A timer fired.</summary>
public sealed record TimerFired(DateTimeOffset Timestamp, DateTimeOffset FireAt, int TimerId) : HistoryEvent(-1, Timestamp);

/// <summary>An event came from outside.</summary>
public sealed record EventRaised(DateTimeOffset Timestamp, string Name, string? Input) : HistoryEvent(-1, Timestamp);

/// <summary>Held from outside.</summary>
public sealed record ExecutionSuspended(DateTimeOffset Timestamp, string? Input) : HistoryEvent(-1, Timestamp);

/// <summary>Let go from outside.</summary>
public sealed record ExecutionResumed(DateTimeOffset Timestamp, string? Input) : HistoryEvent(-1, Timestamp);

/// <summary>Who called a child.</summary>
/// <param name="TaskScheduledId">The id of the call.</param>
/// <param name="InstanceId">The parent.</param>
/// <param name="Generation">Which run of the parent; counts its continue-as-new. Of this platform only, not in the protocol.</param>
public sealed record ParentInstance(int TaskScheduledId, string InstanceId, int Generation = 0);

/// <summary>Which changes of a workflow a run has passed.</summary>
/// <param name="Patches">Names, in the order in which they were met.</param>
/// <param name="Name">A named version, where the host keeps one.</param>
public sealed record WorkflowVersion(IReadOnlyList<string> Patches, string? Name = null);
