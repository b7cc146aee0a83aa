using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Platform.Workflows;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Workflows;

/// <summary>Starts and steers workflows through the sidecar.</summary>
internal sealed class DaprWorkflowClient(
    WorkflowApi api, TaskHub hub, WorkerStream stream, WorkflowSerializer serializer, IOptions<DaprWorkflowOptions> options)
    : IWorkflowClient
{
    private static readonly TimeSpan PollPause = TimeSpan.FromSeconds(1);

    /// <remarks>The sidecar takes 3 s to say that an id is in use, which is then unknown; asking before is cheap and finds almost all of them.</remarks>
    public async ValueTask<bool> ScheduleNewWorkflowAsync(
        string name, string instanceId, object? input, CancellationToken cancellationToken)
    {
        CheckReady(instanceId);
        if (await GetWorkflowStateAsync(instanceId, cancellationToken) is { IsWorkflowCompleted: false })
            return false;
        WorkflowAnswer answer = await api.StartAsync(
            name, instanceId, serializer.Serialize(input), options.Value.WorkflowStartTimeout, cancellationToken);
        return answer.IsDone || (answer.IsIdInUse ? false : throw answer.ToException());
    }

    public async ValueTask RaiseEventAsync(string instanceId, string eventName, object? payload, CancellationToken cancellationToken)
    {
        CheckReady(instanceId);
        await SteerAsync(instanceId, $"raiseEvent/{Uri.EscapeDataString(eventName)}", serializer.Serialize(payload), cancellationToken);
    }

    public async ValueTask TerminateWorkflowAsync(string instanceId, object? output, CancellationToken cancellationToken)
    {
        CheckReady(instanceId);
        if (serializer.Serialize(output) is { } json && await IsRunningAsync(instanceId, cancellationToken))
            await TryAsync(hub.TerminateAsync(instanceId, json, cancellationToken));
        await SteerAsync(instanceId, "terminate", null, cancellationToken);
    }

    /// <remarks>The sidecar's HTTP API takes no reason.</remarks>
    public async ValueTask SuspendWorkflowAsync(string instanceId, string? reason, CancellationToken cancellationToken)
    {
        CheckReady(instanceId);
        await SteerAsync(instanceId, "pause", null, cancellationToken);
    }

    /// <inheritdoc cref="SuspendWorkflowAsync"/>
    public async ValueTask ResumeWorkflowAsync(string instanceId, string? reason, CancellationToken cancellationToken)
    {
        CheckReady(instanceId);
        await SteerAsync(instanceId, "resume", null, cancellationToken);
    }

    public async ValueTask<WorkflowState?> GetWorkflowStateAsync(string instanceId, CancellationToken cancellationToken)
    {
        WorkflowIds.Check(instanceId);
        WorkflowAnswer answer = await api.GetAsync(instanceId, cancellationToken);
        if (answer.IsUnknownInstance)
            return null;
        return answer.IsDone ? WorkflowStatus.Read(answer.Body, serializer) : throw answer.ToException();
    }

    public async ValueTask<WorkflowState?> WaitForWorkflowCompletionAsync(string instanceId, CancellationToken cancellationToken)
    {
        while (await GetWorkflowStateAsync(instanceId, cancellationToken) is { } state)
        {
            if (state.IsWorkflowCompleted)
                return state;
            if (!await TryAsync(hub.WaitForCompletionAsync(instanceId, cancellationToken)))
                await stream.PauseAsync(PollPause, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return null;
    }

    /// <remarks>Right after a start the sidecar does not know the instance yet; then it answers as if there were none.</remarks>
    public async ValueTask<bool> PurgeInstanceAsync(string instanceId, CancellationToken cancellationToken)
    {
        WorkflowIds.Check(instanceId);
        WorkflowAnswer answer = await api.PostAsync(instanceId, "purge", null, cancellationToken);
        if (answer.IsDone)
            return true;
        if (await IsRunningAsync(instanceId, cancellationToken))
            return false;
        return answer.IsUnknownInstance ? true : throw answer.ToException();
    }

    // One that ended or never was is left alone; the sidecar's errors do not tell that from others.
    private async ValueTask SteerAsync(string instanceId, string verb, string? body, CancellationToken cancellationToken)
    {
        WorkflowAnswer answer = await api.PostAsync(instanceId, verb, body, cancellationToken);
        if (!answer.IsDone && !answer.IsUnknownInstance && await IsRunningAsync(instanceId, cancellationToken))
            throw answer.ToException();
    }

    private async ValueTask<bool> IsRunningAsync(string instanceId, CancellationToken cancellationToken) =>
        await GetWorkflowStateAsync(instanceId, cancellationToken) is { IsWorkflowCompleted: false };

    // Without a worker the sidecar blocks or takes 5 s to fail, and a room's players would wait with it. The caller tries again later.
    private void CheckReady(string instanceId)
    {
        WorkflowIds.Check(instanceId);
        if (!stream.Gate.IsOpen)
            throw new DependencyUnavailableException("workflows", "the worker is not connected to the sidecar");
    }

    private static async ValueTask<bool> TryAsync(Task call)
    {
        try
        {
            await call;
            return true;
        }
        catch (GrpcException)
        {
            return false;
        }
    }
}
