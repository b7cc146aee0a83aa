using System.Text.Json.Serialization;
using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;

namespace BlazingSun.Platform.Embedded.Workflows;

/// <summary>All that is stored of an instance: one value under one key, written whole after each turn.</summary>
internal sealed record WorkflowInstance(string InstanceId, string Name, string? Input, DateTimeOffset CreatedAt, ParentInstance? Parent)
{
    public WorkflowRuntimeStatus Status { get; init; } = WorkflowRuntimeStatus.Pending;

    /// <summary>Counts continue-as-new: answers to an earlier run are dropped.</summary>
    public int Generation { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public WorkflowTaskFailureDetails? Failure { get; init; }

    public IReadOnlyList<HistoryEvent> History { get; init; } = [];

    /// <summary>Not handled yet: the start of the next run and what it took over.</summary>
    public IReadOnlyList<HistoryEvent> Inbox { get; init; } = [];

    [JsonIgnore]
    public bool HasEnded => Status is WorkflowRuntimeStatus.Completed or WorkflowRuntimeStatus.Failed or WorkflowRuntimeStatus.Terminated;

    /// <summary>Activities, children and timers that the run waits for.</summary>
    public IEnumerable<HistoryEvent> Outstanding()
    {
        HashSet<int> answered = [.. History.Select(AnsweredId).OfType<int>()];
        return History.Where(e => e is TaskScheduled or ChildCreated or TimerCreated && !answered.Contains(e.EventId));
    }

    private static int? AnsweredId(HistoryEvent e) => e switch
    {
        TaskCompleted task => task.TaskScheduledId,
        TaskFailed task => task.TaskScheduledId,
        ChildCompleted child => child.TaskScheduledId,
        ChildFailed child => child.TaskScheduledId,
        TimerFired timer => timer.TimerId,
        _ => null,
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(WorkflowInstance))]
internal sealed partial class WorkflowInstanceJson : JsonSerializerContext;
