using BlazingSun.DaprEmulator.Workflows.Protocol;

namespace BlazingSun.DaprEmulator.Workflows;

/// <summary>Finds what a worker must not answer.</summary>
internal static class TurnCheck
{
    /// <summary>What is wrong, or null.</summary>
    internal static string? Problem(WorkflowInstance instance, WorkflowResponse response)
    {
        HashSet<int> ids = [.. instance.History.Where(e => e.EventId >= 0).Select(e => e.EventId)];
        foreach (WorkflowAction action in response.Actions)
        {
            switch (action.ActionCase)
            {
                case WorkflowAction.ActionOneofCase.CompleteWorkflow or WorkflowAction.ActionOneofCase.VersionNotAvailable:
                    break;
                case WorkflowAction.ActionOneofCase.ScheduleTask or WorkflowAction.ActionOneofCase.CreateTimer or WorkflowAction.ActionOneofCase.CreateChild:
                    if (!ids.Add(action.Id))
                        return $"'{instance.Id}': the id {action.Id} of {action.ActionCase} is used already";
                    break;
                default:
                    return $"'{instance.Id}': the action {action.ActionCase} is not possible";
            }
        }

        return null;
    }

    /// <summary>Whether the worker's version of the workflow can go on with it: patches once taken are the first of those taken later.</summary>
    internal static bool CanGoOn(WorkflowInstance instance, WorkflowResponse response)
    {
        if (response.Actions.Any(action => action.VersionNotAvailable is not null))
            return false;
        if (response.Actions.Any(action => action.CompleteWorkflow is { } end && (WorkflowStatus)end.Status == WorkflowStatus.Terminated))
            return true;
        IReadOnlyList<string> before = instance.History.LastOrDefault(e => e.WorkflowStarted?.Version is not null)?.WorkflowStarted.Version.Patches.ToList() ?? [];
        IReadOnlyList<string> after = response.Version?.Patches.ToList() ?? [];
        return after.Take(before.Count).SequenceEqual(before);
    }
}
