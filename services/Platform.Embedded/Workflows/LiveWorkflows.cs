using System.Collections.Concurrent;
using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;

namespace BlazingSun.Platform.Embedded.Workflows;

/// <summary>The instances that have not ended, by id; behind them the store, which has the others for a while.</summary>
internal sealed class LiveWorkflows(InstanceStore store)
{
    private readonly ConcurrentDictionary<string, LiveWorkflow> _byId = new(StringComparer.Ordinal);

    public InstanceStore Store => store;

    /// <summary>From now on events are refused, also those that wait to be stored.</summary>
    public void Refuse(Exception why)
    {
        foreach (LiveWorkflow workflow in _byId.Values)
            workflow.Refuse(why);
    }

    public LiveWorkflow? Find(string instanceId) => _byId.GetValueOrDefault(instanceId);

    /// <returns>False when the id is in use; then it gives the one that uses it.</returns>
    public bool TryAdd(WorkflowInstance instance, out LiveWorkflow workflow)
    {
        LiveWorkflow mine = new(instance);
        workflow = _byId.GetOrAdd(instance.InstanceId, mine);
        return ReferenceEquals(workflow, mine);
    }

    public void Remove(LiveWorkflow workflow) => _byId.TryRemove(KeyValuePair.Create(workflow.Instance.InstanceId, workflow));

    /// <summary>How a child ended while nobody was there to hear it; null when it has not.</summary>
    public async ValueTask<HistoryEvent?> FindOutcomeAsync(WorkflowInstance parent, ChildCreated child, CancellationToken cancellationToken)
    {
        ParentInstance caller = new(child.EventId, parent.InstanceId, parent.Generation);
        WorkflowInstance? stored = await store.FindAsync(child.InstanceId, cancellationToken);
        return stored is { HasEnded: true } && stored.Parent == caller ? OutcomeOf(stored, child.EventId) : null;
    }

    public static HistoryEvent OutcomeOf(WorkflowInstance child, int taskId) => child.Status == WorkflowRuntimeStatus.Completed
        ? new ChildCompleted(child.UpdatedAt, taskId, child.Output)
        : new ChildFailed(child.UpdatedAt, taskId, child.Failure ?? new WorkflowTaskFailureDetails("Terminated", "The workflow was terminated."));
}
