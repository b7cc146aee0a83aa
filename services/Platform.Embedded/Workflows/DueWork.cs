using BlazingSun.Platform.Workflows.Engine;

namespace BlazingSun.Platform.Embedded.Workflows;

/// <summary>Something to do for an instance at a time.</summary>
/// <param name="Workflow">The instance.</param>
/// <param name="Generation">The run that set the timer.</param>
/// <param name="Timer">Null: try a turn again that could not be stored.</param>
internal sealed record DueWork(LiveWorkflow Workflow, int Generation, TimerCreated? Timer);
