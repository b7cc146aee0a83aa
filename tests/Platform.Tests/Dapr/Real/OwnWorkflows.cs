using BlazingSun.Platform.Workflows;

namespace BlazingSun.Platform.Tests.Dapr.Real;

/// <summary>Workflows whose ids all begin alike.</summary>
internal sealed class OwnWorkflows(IWorkflowClient inner, string prefix) : IWorkflowClient
{
    public ValueTask<bool> ScheduleNewWorkflowAsync(string name, string instanceId, object? input, CancellationToken cancellationToken) =>
        inner.ScheduleNewWorkflowAsync(name, prefix + instanceId, input, cancellationToken);

    public ValueTask RaiseEventAsync(string instanceId, string eventName, object? payload, CancellationToken cancellationToken) =>
        inner.RaiseEventAsync(prefix + instanceId, eventName, payload, cancellationToken);

    public ValueTask<WorkflowState?> GetWorkflowStateAsync(string instanceId, CancellationToken cancellationToken) =>
        inner.GetWorkflowStateAsync(prefix + instanceId, cancellationToken);

    public ValueTask<WorkflowState?> WaitForWorkflowCompletionAsync(string instanceId, CancellationToken cancellationToken) =>
        inner.WaitForWorkflowCompletionAsync(prefix + instanceId, cancellationToken);

    public ValueTask TerminateWorkflowAsync(string instanceId, object? output, CancellationToken cancellationToken) =>
        inner.TerminateWorkflowAsync(prefix + instanceId, output, cancellationToken);

    public ValueTask SuspendWorkflowAsync(string instanceId, string? reason, CancellationToken cancellationToken) =>
        inner.SuspendWorkflowAsync(prefix + instanceId, reason, cancellationToken);

    public ValueTask ResumeWorkflowAsync(string instanceId, string? reason, CancellationToken cancellationToken) =>
        inner.ResumeWorkflowAsync(prefix + instanceId, reason, cancellationToken);

    public ValueTask<bool> PurgeInstanceAsync(string instanceId, CancellationToken cancellationToken) =>
        inner.PurgeInstanceAsync(prefix + instanceId, cancellationToken);
}
