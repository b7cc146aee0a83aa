namespace BlazingSun.Platform.Workflows;

/// <summary>
/// Starts and steers workflows. Instance ids have 1 to 64 letters, digits, <c>-</c> and <c>_</c>.
/// Every call throws <see cref="DependencyUnavailableException"/> when the host does not answer; what it did is then not known.
/// </summary>
public interface IWorkflowClient
{
    /// <summary>Starts an instance. When it returns, the start is durable. The id of a finished instance may be used again.</summary>
    /// <returns>False when an instance of that id has not ended; then nothing happened.</returns>
    ValueTask<bool> ScheduleNewWorkflowAsync(string name, string instanceId, object? input, CancellationToken cancellationToken);

    /// <summary>Sends an event. When it returns, the event is durable; to an instance that ended or never was, it is dropped.</summary>
    ValueTask RaiseEventAsync(string instanceId, string eventName, object? payload, CancellationToken cancellationToken);

    /// <summary>What is known of an instance, or null when nothing is (any more).</summary>
    ValueTask<WorkflowState?> GetWorkflowStateAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Waits until an instance has ended.</summary>
    /// <returns>Its state, or null when there is none.</returns>
    ValueTask<WorkflowState?> WaitForWorkflowCompletionAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Ends an instance and its children with the given output. One that ended or never was is left alone.</summary>
    ValueTask TerminateWorkflowAsync(string instanceId, object? output, CancellationToken cancellationToken);

    /// <summary>Holds an instance: it does nothing, and what comes is kept.</summary>
    ValueTask SuspendWorkflowAsync(string instanceId, string? reason, CancellationToken cancellationToken);

    /// <summary>Lets a held instance go on.</summary>
    ValueTask ResumeWorkflowAsync(string instanceId, string? reason, CancellationToken cancellationToken);

    /// <summary>Forgets an instance that has ended.</summary>
    /// <returns>False when it has not ended; true also when there is none.</returns>
    ValueTask<bool> PurgeInstanceAsync(string instanceId, CancellationToken cancellationToken);
}
