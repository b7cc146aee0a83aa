using System.Collections.Frozen;

namespace BlazingSun.Platform.Workflows.Engine;

/// <summary>The workflows and activities that this app registered, by name.</summary>
public sealed class WorkflowCatalog(
    IEnumerable<WorkflowRegistration> workflows, IEnumerable<WorkflowActivityRegistration> activities, IServiceProvider services)
{
    private readonly FrozenDictionary<string, WorkflowRegistration> _workflows =
        workflows.ToFrozenDictionary(w => w.Name, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, WorkflowActivityRegistration> _activities =
        activities.ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    /// <summary>A new object of the workflow, or null when the name is not registered.</summary>
    public IWorkflow? CreateWorkflow(string name) => _workflows.GetValueOrDefault(name)?.Create(services);

    /// <summary>A new object of the activity from the scope's services, or null when the name is not registered.</summary>
    public IWorkflowActivity? CreateActivity(string name, IServiceProvider scope) => _activities.GetValueOrDefault(name)?.Create(scope);
}
