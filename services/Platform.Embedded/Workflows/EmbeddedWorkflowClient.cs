using BlazingSun.Platform.Embedded.Timing;
using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;

namespace BlazingSun.Platform.Embedded.Workflows;

/// <summary>Starts and steers the workflows of this process.</summary>
internal sealed class EmbeddedWorkflowClient(
    EmbeddedWorkflowHost host, LiveWorkflows live, WorkflowScheduler scheduler, WorkflowSerializer serializer, TimeProvider time)
    : IWorkflowClient
{
    public async ValueTask<bool> ScheduleNewWorkflowAsync(
        string name, string instanceId, object? input, CancellationToken cancellationToken)
    {
        WorkflowIds.Check(instanceId);
        await host.ReadyAsync(cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        string? json = serializer.Serialize(input);
        if (!live.TryAdd(new WorkflowInstance(instanceId, name, json, now, null), out LiveWorkflow workflow))
            return false;
        await DeliverAsync(workflow, new ExecutionStarted(now, name, json, instanceId), cancellationToken);
        return true;
    }

    public ValueTask RaiseEventAsync(string instanceId, string eventName, object? payload, CancellationToken cancellationToken) =>
        SendAsync(instanceId, new EventRaised(time.GetUtcNow(), eventName, serializer.Serialize(payload)), cancellationToken);

    public ValueTask TerminateWorkflowAsync(string instanceId, object? output, CancellationToken cancellationToken) =>
        SendAsync(instanceId, new ExecutionTerminated(time.GetUtcNow(), serializer.Serialize(output), Recurse: true), cancellationToken);

    public ValueTask SuspendWorkflowAsync(string instanceId, string? reason, CancellationToken cancellationToken) =>
        SendAsync(instanceId, new ExecutionSuspended(time.GetUtcNow(), reason), cancellationToken);

    public ValueTask ResumeWorkflowAsync(string instanceId, string? reason, CancellationToken cancellationToken) =>
        SendAsync(instanceId, new ExecutionResumed(time.GetUtcNow(), reason), cancellationToken);

    public async ValueTask<WorkflowState?> GetWorkflowStateAsync(string instanceId, CancellationToken cancellationToken)
    {
        await host.ReadyAsync(cancellationToken);
        WorkflowInstance? instance = live.Find(instanceId)?.Instance ?? await live.Store.FindAsync(instanceId, cancellationToken);
        return instance is null ? null : StateOf(instance);
    }

    public async ValueTask<WorkflowState?> WaitForWorkflowCompletionAsync(string instanceId, CancellationToken cancellationToken)
    {
        await host.ReadyAsync(cancellationToken);
        if (live.Find(instanceId) is not { } workflow)
            return await GetWorkflowStateAsync(instanceId, cancellationToken);
        await workflow.Ended.OrCancelledAsync(cancellationToken);
        return StateOf(workflow.Instance);
    }

    public async ValueTask<bool> PurgeInstanceAsync(string instanceId, CancellationToken cancellationToken)
    {
        await host.ReadyAsync(cancellationToken);
        if (live.Find(instanceId) is not null)
            return false;
        await live.Store.DeleteAsync(instanceId, cancellationToken);
        return true;
    }

    private async ValueTask SendAsync(string instanceId, HistoryEvent e, CancellationToken cancellationToken)
    {
        await host.ReadyAsync(cancellationToken);
        if (live.Find(instanceId) is { } workflow)
            await DeliverAsync(workflow, e, cancellationToken);
    }

    private async ValueTask DeliverAsync(LiveWorkflow workflow, HistoryEvent e, CancellationToken cancellationToken)
    {
        TaskCompletionSource stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
        scheduler.Deliver(workflow, new Delivery(e, null, stored));
        await stored.Task.OrCancelledAsync(cancellationToken);
    }

    private WorkflowState StateOf(WorkflowInstance instance) => new(serializer)
    {
        InstanceId = instance.InstanceId,
        Name = instance.Name,
        RuntimeStatus = instance.Status,
        CreatedAt = instance.CreatedAt,
        LastUpdatedAt = instance.UpdatedAt == default ? instance.CreatedAt : instance.UpdatedAt,
        SerializedInput = instance.Input,
        SerializedOutput = instance.Output,
        SerializedCustomStatus = instance.CustomStatus,
        FailureDetails = instance.Failure,
    };
}
