namespace BlazingSun.Platform.Workflows;

/// <summary>Where a workflow is in its life. The numbers are those of the protocol.</summary>
public enum WorkflowRuntimeStatus
{
    /// <summary>Runs or sleeps.</summary>
    Running = 0,

    /// <summary>Ended with an output.</summary>
    Completed = 1,

    /// <summary>Ended in order to start again; never seen from outside.</summary>
    ContinuedAsNew = 2,

    /// <summary>Ended with an exception.</summary>
    Failed = 3,

    /// <summary>Not used here.</summary>
    Canceled = 4,

    /// <summary>Ended from outside.</summary>
    Terminated = 5,

    /// <summary>Accepted and not yet begun.</summary>
    Pending = 6,

    /// <summary>Held from outside; events are kept.</summary>
    Suspended = 7,

    /// <summary>This program's version of the workflow cannot go on with it; one that can will.</summary>
    Stalled = 8,
}

/// <summary>What is known of an instance.</summary>
public sealed class WorkflowState(WorkflowSerializer serializer)
{
    /// <summary>The instance's id.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The workflow's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is.</summary>
    public required WorkflowRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When it was started, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last ran, UTC.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>JSON, or null.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>JSON, or null.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>JSON, or null.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>Of a failed one.</summary>
    public WorkflowTaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Whether it will not run again.</summary>
    public bool IsWorkflowCompleted => RuntimeStatus is WorkflowRuntimeStatus.Completed or WorkflowRuntimeStatus.Failed
        or WorkflowRuntimeStatus.Terminated or WorkflowRuntimeStatus.Canceled;

    /// <summary>The input.</summary>
    public T? ReadInputAs<T>() => serializer.Deserialize<T>(SerializedInput);

    /// <summary>The output of a completed one.</summary>
    public T? ReadOutputAs<T>() => serializer.Deserialize<T>(SerializedOutput);

    /// <summary>What <see cref="WorkflowContext.SetCustomStatus"/> set last.</summary>
    public T? ReadCustomStatusAs<T>() => serializer.Deserialize<T>(SerializedCustomStatus);
}
