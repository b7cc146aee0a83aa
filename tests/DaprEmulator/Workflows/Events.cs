using BlazingSun.DaprEmulator.Workflows.Protocol;
using Google.Protobuf.WellKnownTypes;

namespace BlazingSun.DaprEmulator.Workflows;

/// <summary>Makes the events of histories, with the ids and routers that the real one gives them.</summary>
internal sealed class Events(DaprWorld world)
{
    internal Timestamp Now() => world.Time.GetUtcNow().ToTimestamp();

    /// <summary>Something that comes into the inbox.</summary>
    internal HistoryEvent Incoming() => new() { EventId = -1, Timestamp = Now() };

    internal HistoryEvent WorkflowStarted() => new() { EventId = -1, Timestamp = Now(), WorkflowStarted = new() };

    internal HistoryEvent ExecutionStarted(string appId, string name, string instanceId, string? input, Parent? parent) => new()
    {
        EventId = -1,
        Timestamp = Now(),
        Router = new Router { SourceAppId = appId },
        ExecutionStarted = new ExecutionStarted
        {
            Name = name,
            Input = input,
            WorkflowInstance = new Instance { InstanceId = instanceId, ExecutionId = world.NewId().ToString() },
            ParentInstance = parent,
        },
    };

    /// <summary>What an action leaves in the history; null for one that leaves nothing.</summary>
    internal HistoryEvent? Of(WorkflowAction action, WorkflowInstance instance)
    {
        HistoryEvent e = new() { EventId = action.Id, Timestamp = Now(), Router = new Router { SourceAppId = instance.AppId } };
        switch (action.ActionCase)
        {
            case WorkflowAction.ActionOneofCase.ScheduleTask:
                ScheduleTask task = action.ScheduleTask;
                e.TaskScheduled = new TaskScheduled { Name = task.Name, Version = task.Version, Input = task.Input, TaskExecutionId = task.TaskExecutionId };
                return e;
            case WorkflowAction.ActionOneofCase.CreateTimer:
                e.TimerCreated = new TimerCreated { FireAt = action.CreateTimer.FireAt };
                return e;
            case WorkflowAction.ActionOneofCase.CreateChild:
                CreateChild child = action.CreateChild;
                string id = child.InstanceId.Length > 0 ? child.InstanceId : $"{instance.Id}:{action.Id:x4}";
                e.ChildCreated = new ChildCreated { InstanceId = id, Name = child.Name, Version = child.Version, Input = child.Input };
                return e;
            default:
                return null;
        }
    }

    /// <summary>An activity's end.</summary>
    internal HistoryEvent Of(ActivityResponse response, WorkflowInstance instance, HistoryEvent scheduled)
    {
        HistoryEvent e = new() { EventId = -1, Timestamp = Now(), Router = new Router { SourceAppId = instance.AppId } };
        string execution = scheduled.TaskScheduled.TaskExecutionId;
        if (response.FailureDetails is { } failure)
            e.TaskFailed = new TaskFailed { TaskScheduledId = response.TaskId, FailureDetails = failure, TaskExecutionId = execution };
        else
            e.TaskCompleted = new TaskCompleted { TaskScheduledId = response.TaskId, Result = response.Result, TaskExecutionId = execution };
        return e;
    }

    /// <summary>A child's end, for its parent.</summary>
    internal HistoryEvent OfChild(int scheduledId, CompleteWorkflow end)
    {
        HistoryEvent e = Incoming();
        if ((WorkflowStatus)end.Status == WorkflowStatus.Completed)
            e.ChildCompleted = new ChildCompleted { TaskScheduledId = scheduledId, Result = end.Result };
        else
            e.ChildFailed = new ChildFailed { TaskScheduledId = scheduledId, FailureDetails = end.FailureDetails ?? new Failure { ErrorType = "Terminated", ErrorMessage = "the workflow was terminated" } };
        return e;
    }
}
