using BlazingSun.DaprEmulator.Workflows.Protocol;

namespace BlazingSun.DaprEmulator.Workflows;

// What workers answer.
internal sealed partial class WorkflowEngine
{
    /// <summary>A worker's answer to a turn. What nobody asked for is ignored.</summary>
    internal void CompleteTurn(Sidecar sidecar, WorkflowResponse response)
    {
        lock (_lock)
        {
            WorkflowInstance? instance = _instances.GetValueOrDefault($"{sidecar.AppId}||{response.InstanceId}");
            if (instance?.Turn is not { } turn || turn.Stream.Sidecar != sidecar)
                return;
            if (TurnCheck.Problem(instance, response) is { } problem)
            {
                _world.Complain(problem);
                Stall(instance);
            }
            else if (Store?.Dependency.IsAway == true)
            {
                instance.PutBack();
                _ = RetryLaterAsync(instance);
            }
            else if (TurnCheck.CanGoOn(instance, response))
            {
                Apply(instance, turn, response);
            }
            else
            {
                Stall(instance);
            }
        }
    }

    /// <summary>A worker's answer to an activity.</summary>
    internal void CompleteActivity(Sidecar sidecar, ActivityResponse response)
    {
        lock (_lock)
        {
            WorkflowInstance? instance = _instances.GetValueOrDefault($"{sidecar.AppId}||{response.InstanceId}");
            if (instance?.Activities.GetValueOrDefault(response.TaskId) is not { Stream: { } stream } activity || stream.Sidecar != sidecar)
                return;
            if (Store?.Dependency.IsAway == true)
            {
                activity.Stream = null;
                _ = RetryLaterAsync(instance);
                return;
            }

            instance.Activities.Remove(response.TaskId);
            if (DoublesResults)
            {
                Add(instance, _events.Of(response, instance, activity.Scheduled));
                _world.Faults.Happened.CountDoubled();
            }

            Add(instance, _events.Of(response, instance, activity.Scheduled));
        }
    }

    private async Task RetryLaterAsync(WorkflowInstance instance)
    {
        bool wasHeld = instance.IsStalled;
        instance.IsStalled = true;
        await Store!.Dependency.BackAsync(_stop.Token);
        await Task.Delay(_world.Timings.Retry, _world.Time, _stop.Token);
        lock (_lock)
        {
            instance.IsStalled = wasHeld;
            Dispatch(instance);
        }
    }

    private static void Stall(WorkflowInstance instance)
    {
        instance.PutBack();
        instance.IsStalled = true;
        instance.State.Status = (int)WorkflowStatus.Stalled;
    }

    private void Apply(WorkflowInstance instance, OpenTurn turn, WorkflowResponse response)
    {
        instance.Turn = null;
        instance.IsStored = true;
        turn.New[0].WorkflowStarted.Version = response.Version;
        instance.State.CustomStatus = response.CustomStatus;
        instance.State.LastUpdated = turn.New[^1].Timestamp;
        CompleteWorkflow? end = response.Actions.LastOrDefault(action => action.CompleteWorkflow is not null)?.CompleteWorkflow;
        if (end is not null && (WorkflowStatus)end.Status == WorkflowStatus.ContinuedAsNew)
        {
            Restart(instance, end);
        }
        else
        {
            instance.State.Status = (int)StatusAfter(instance, turn.New);
            instance.History.AddRange(turn.New);
            foreach (WorkflowAction action in response.Actions)
                Begin(instance, action);
            if (end is not null)
                End(instance, end);
        }

        Save(instance);
        Dispatch(instance);
    }

    private void Begin(WorkflowInstance instance, WorkflowAction action)
    {
        if (_events.Of(action, instance) is not { } e)
            return;
        instance.History.Add(e);
        if (e.TimerCreated is not null)
            SetTimer(instance, e);
        if (e.TaskScheduled is not null)
            instance.Activities.Add(e.EventId, new OpenActivity(e));
        if (e.ChildCreated is not null)
            BeginChild(instance, e);
    }

    private void BeginChild(WorkflowInstance instance, HistoryEvent created)
    {
        ChildCreated child = created.ChildCreated;
        Parent parent = new()
        {
            TaskScheduledId = created.EventId,
            Name = instance.State.Name,
            WorkflowInstance = new Instance { InstanceId = instance.Id },
            AppId = instance.AppId,
        };
        if (TryStart(instance.AppId, child.InstanceId, child.Name, child.Input, parent))
            return;
        CompleteWorkflow refused = new()
        {
            Status = (int)WorkflowStatus.Failed,
            FailureDetails = new Failure
            {
                ErrorType = "WorkflowInstanceAlreadyExists",
                ErrorMessage = $"an active workflow with ID '{child.InstanceId}' already exists",
            },
        };
        instance.Inbox.Add(_events.OfChild(created.EventId, refused));
    }

    private void Restart(WorkflowInstance instance, CompleteWorkflow end)
    {
        HistoryEvent first = _events.WorkflowStarted();
        first.Router = new Router { SourceAppId = instance.AppId };
        HistoryEvent started = _events.ExecutionStarted(instance.AppId, instance.State.Name, instance.Id, end.Result, instance.Parent);
        instance.Generation++;
        instance.History.Clear();
        instance.Activities.Clear();
        instance.Inbox = [first, started, .. end.CarryoverEvents, .. instance.Inbox];
        instance.State.Input = end.Result;
        instance.State.Status = (int)WorkflowStatus.Running;
        instance.State.Created = started.Timestamp;
    }

    private void End(WorkflowInstance instance, CompleteWorkflow end)
    {
        HistoryEvent completed = _events.Incoming();
        completed.ExecutionCompleted = new ExecutionCompleted { Status = end.Status, Result = end.Result, FailureDetails = end.FailureDetails };
        instance.History.Add(completed);
        instance.State.Status = end.Status;
        instance.State.Output = end.Result;
        instance.State.FailureDetails = end.FailureDetails;
        instance.State.LastUpdated = completed.Timestamp;
        instance.Inbox = [];
        instance.End();
        if (instance.Parent is { } parent && _instances.GetValueOrDefault($"{parent.AppId}||{parent.WorkflowInstance.InstanceId}") is { } waiting)
            Add(waiting, _events.OfChild(parent.TaskScheduledId, end));
        if ((WorkflowStatus)end.Status == WorkflowStatus.Terminated)
            TerminateChildren(instance);
    }

    private void TerminateChildren(WorkflowInstance instance)
    {
        foreach (ChildCreated child in instance.History.Select(e => e.ChildCreated).Where(child => child is not null))
        {
            if (_instances.GetValueOrDefault($"{instance.AppId}||{child.InstanceId}") is { IsTerminal: false } running)
                Terminate(running, null);
        }
    }

    private static WorkflowStatus StatusAfter(WorkflowInstance instance, IReadOnlyList<HistoryEvent> fresh)
    {
        HistoryEvent? last = fresh.LastOrDefault(e => e.ExecutionSuspended is not null || e.ExecutionResumed is not null);
        bool suspended = last is null ? (WorkflowStatus)instance.State.Status == WorkflowStatus.Suspended : last.ExecutionSuspended is not null;
        return suspended ? WorkflowStatus.Suspended : WorkflowStatus.Running;
    }
}
