using BlazingSun.Platform.Workflows;
using BlazingSun.Simulation.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Bugs;

/// <summary>Workflows are said to have begun, and have not: no deadline is ever asked for.</summary>
internal sealed class LostWorkflows : IBug
{
    public string Name => "lost-workflows";

    public void AddTo(Node node, IServiceCollection services)
    {
        if (services.LastOrDefault(d => d.ServiceType == typeof(IWorkflowClient)) is not { ImplementationType: { } type } real)
            return;
        services.Remove(real);
        services.AddSingleton<IWorkflowClient>(provider => new Client((IWorkflowClient)ActivatorUtilities.CreateInstance(provider, type)));
    }

    private sealed class Client(IWorkflowClient workflows) : IWorkflowClient
    {
        public ValueTask<bool> ScheduleNewWorkflowAsync(string name, string instanceId, object? input, CancellationToken cancellationToken) =>
            ValueTask.FromResult(true);

        public ValueTask RaiseEventAsync(string instanceId, string eventName, object? payload, CancellationToken cancellationToken) =>
            workflows.RaiseEventAsync(instanceId, eventName, payload, cancellationToken);

        public ValueTask<WorkflowState?> GetWorkflowStateAsync(string instanceId, CancellationToken cancellationToken) =>
            workflows.GetWorkflowStateAsync(instanceId, cancellationToken);

        public ValueTask<WorkflowState?> WaitForWorkflowCompletionAsync(string instanceId, CancellationToken cancellationToken) =>
            workflows.WaitForWorkflowCompletionAsync(instanceId, cancellationToken);

        public ValueTask TerminateWorkflowAsync(string instanceId, object? output, CancellationToken cancellationToken) =>
            workflows.TerminateWorkflowAsync(instanceId, output, cancellationToken);

        public ValueTask SuspendWorkflowAsync(string instanceId, string? reason, CancellationToken cancellationToken) =>
            workflows.SuspendWorkflowAsync(instanceId, reason, cancellationToken);

        public ValueTask ResumeWorkflowAsync(string instanceId, string? reason, CancellationToken cancellationToken) =>
            workflows.ResumeWorkflowAsync(instanceId, reason, cancellationToken);

        public ValueTask<bool> PurgeInstanceAsync(string instanceId, CancellationToken cancellationToken) =>
            workflows.PurgeInstanceAsync(instanceId, cancellationToken);
    }
}
