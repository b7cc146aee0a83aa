using BlazingSun.Platform;
using BlazingSun.Platform.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Nodes;

/// <summary>Reaches the workflows of the one program that has them.</summary>
internal sealed class RemoteWorkflowClient(Node node) : IWorkflowClient
{
    public ValueTask<bool> ScheduleNewWorkflowAsync(string name, string instanceId, object? input, CancellationToken cancellationToken) =>
        CallAsync(there => there.ScheduleNewWorkflowAsync(name, instanceId, input, CancellationToken.None), cancellationToken);

    public async ValueTask RaiseEventAsync(string instanceId, string eventName, object? payload, CancellationToken cancellationToken) =>
        await CallAsync(
            async there =>
            {
                await there.RaiseEventAsync(instanceId, eventName, payload, CancellationToken.None);
                return true;
            },
            cancellationToken);

    public ValueTask<WorkflowState?> GetWorkflowStateAsync(string instanceId, CancellationToken cancellationToken) =>
        CallAsync(there => there.GetWorkflowStateAsync(instanceId, CancellationToken.None), cancellationToken);

    public ValueTask<WorkflowState?> WaitForWorkflowCompletionAsync(string instanceId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask TerminateWorkflowAsync(string instanceId, object? output, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask SuspendWorkflowAsync(string instanceId, string? reason, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask ResumeWorkflowAsync(string instanceId, string? reason, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<bool> PurgeInstanceAsync(string instanceId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private ValueTask<T> CallAsync<T>(Func<IWorkflowClient, ValueTask<T>> call, CancellationToken cancellationToken) =>
        node.World.GamesNodes[0].Up is { } host
            ? RemoteCall.RunAsync(node, host, "workflows", () => call(host.Services.GetRequiredService<IWorkflowClient>()), cancellationToken)
            : throw new DependencyUnavailableException("workflows", "their program is away");
}
