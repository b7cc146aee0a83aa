using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;

namespace BlazingSun.Platform.Embedded.Workflows;

/// <summary>What a turn made of an instance.</summary>
/// <param name="Instance">To be saved.</param>
/// <param name="Opened">What the run asked for: to be begun once it is saved.</param>
/// <param name="Orphans">Children to be ended with their parent.</param>
internal sealed record TurnResult(WorkflowInstance Instance, IReadOnlyList<HistoryEvent> Opened, IReadOnlyList<ChildCreated> Orphans);

/// <summary>Runs the engine for an instance and writes its answer into the history. Pure.</summary>
internal sealed class InstanceTurn(WorkflowEngine engine)
{
    // A run that continues as new at once, without waiting for anything, is stored and let others go first after so many.
    private const int MostRuns = 20;

    /// <returns>Null when this program's version of the workflow cannot go on with the instance.</returns>
    public TurnResult? Run(WorkflowInstance instance, IReadOnlyList<HistoryEvent> events, DateTimeOffset now)
    {
        for (int runs = 1; ; runs++)
        {
            List<HistoryEvent> fresh = [new WorkflowStarted(now), .. instance.Inbox, .. events];
            WorkflowResponse response = engine.Run(new WorkflowRequest(
                instance.InstanceId, instance.History, fresh, $"{instance.CreatedAt.UtcTicks:x}.{instance.Generation}"));
            if (response.Completion is not { Status: WorkflowRuntimeStatus.Terminated } && !Extends(response.Version, instance.History))
                return null;
            if (response.Completion is not { Status: WorkflowRuntimeStatus.ContinuedAsNew } next)
                return Apply(instance, fresh, response, now);

            instance = NextRun(instance, next, now) with { CustomStatus = response.CustomStatus };
            events = [];
            if (runs == MostRuns)
                return new TurnResult(instance, [], []);
        }
    }

    // Patches are taken in the order of the code, so those of an earlier turn are the first of each later one.
    private static bool Extends(WorkflowVersion? version, IReadOnlyList<HistoryEvent> history)
    {
        IReadOnlyList<string> before = history.OfType<WorkflowStarted>().LastOrDefault(e => e.Version is not null)?.Version?.Patches ?? [];
        IReadOnlyList<string> after = version?.Patches ?? [];
        return after.Take(before.Count).SequenceEqual(before);
    }

    private static WorkflowInstance NextRun(WorkflowInstance instance, CompleteWorkflow next, DateTimeOffset now) => instance with
    {
        Input = next.Result,
        Status = WorkflowRuntimeStatus.Running,
        Generation = instance.Generation + 1,
        UpdatedAt = now,
        History = [],
        Inbox =
        [
            new ExecutionStarted(now, instance.Name, next.Result, instance.InstanceId, instance.Parent), .. next.CarryoverEvents,
        ],
    };

    private static TurnResult Apply(WorkflowInstance instance, List<HistoryEvent> fresh, WorkflowResponse response, DateTimeOffset now)
    {
        fresh[0] = new WorkflowStarted(now, response.Version);
        HistoryEvent[] opened = [.. response.Actions.Select(a => ToEvent(instance, a, now)).OfType<HistoryEvent>()];
        WorkflowInstance after = instance with
        {
            Status = StatusAfter(instance, fresh),
            UpdatedAt = now,
            CustomStatus = response.CustomStatus,
            History = [.. instance.History, .. fresh, .. opened],
            Inbox = [],
        };
        if (response.Completion is not { } end)
            return new TurnResult(after, opened, []);

        ChildCreated[] orphans = end.Status == WorkflowRuntimeStatus.Terminated ? [.. after.Outstanding().OfType<ChildCreated>()] : [];
        after = after with { Status = end.Status, Output = end.Result, Failure = end.Failure, History = [] };
        return new TurnResult(after, [.. opened.Where(e => e is not TimerCreated)], orphans);
    }

    private static HistoryEvent? ToEvent(WorkflowInstance instance, WorkflowAction action, DateTimeOffset now) => action switch
    {
        ScheduleTask task => new TaskScheduled(task.Id, now, task.Name, task.Input, task.TaskExecutionId),
        CreateTimer timer => new TimerCreated(timer.Id, now, timer.FireAt),
        CreateChildWorkflow child => new ChildCreated(
            child.Id, now, child.InstanceId.Length > 0 ? child.InstanceId : $"{instance.InstanceId}:{child.Id:x4}", child.Name, child.Input),
        _ => null,
    };

    private static WorkflowRuntimeStatus StatusAfter(WorkflowInstance instance, IReadOnlyList<HistoryEvent> fresh) =>
        fresh.LastOrDefault(e => e is ExecutionSuspended or ExecutionResumed) switch
        {
            ExecutionSuspended => WorkflowRuntimeStatus.Suspended,
            null when instance.Status == WorkflowRuntimeStatus.Suspended => WorkflowRuntimeStatus.Suspended,
            _ => WorkflowRuntimeStatus.Running,
        };
}
