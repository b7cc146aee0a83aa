using BlazingSun.DaprEmulator.Workflows.Protocol;

namespace BlazingSun.DaprEmulator.Workflows;

/// <summary>The run of a workflow that a worker has in hand.</summary>
internal sealed record OpenTurn(WorkerStream Stream, IReadOnlyList<HistoryEvent> New);

/// <summary>An activity that has not ended; with the stream to which it was given.</summary>
internal sealed class OpenActivity(HistoryEvent scheduled)
{
    internal HistoryEvent Scheduled => scheduled;

    internal WorkerStream? Stream { get; set; }
}

/// <summary>An instance. Only touched under the engine's lock.</summary>
internal sealed class WorkflowInstance(string appId, WorkflowState state)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal string AppId => appId;

    internal string Id => state.InstanceId;

    internal WorkflowState State => state;

    internal Parent? Parent { get; init; }

    internal List<HistoryEvent> History { get; } = [];

    internal List<HistoryEvent> Inbox { get; set; } = [];

    internal OpenTurn? Turn { get; set; }

    internal Dictionary<int, OpenActivity> Activities { get; } = [];

    /// <summary>Counts the runs under this id that began with an empty history.</summary>
    internal int Generation { get; set; }

    /// <summary>Waits for a worker with another version of the workflow.</summary>
    internal bool IsStalled { get; set; }

    /// <summary>Whether a turn has ended: before that the real one does not find it for a purge.</summary>
    internal bool IsStored { get; set; }

    internal bool IsTerminal => (WorkflowStatus)State.Status
        is WorkflowStatus.Completed or WorkflowStatus.Failed or WorkflowStatus.Terminated or WorkflowStatus.Canceled;

    /// <summary>Ends with the instance.</summary>
    internal Task Ended => _ended.Task;

    internal string Key => $"{AppId}||{Id}";

    internal void End() => _ended.TrySetResult();

    /// <summary>Takes back what a worker did not answer.</summary>
    internal void PutBack()
    {
        if (Turn is not { } turn)
            return;
        Turn = null;
        bool own = turn.New[0] is { WorkflowStarted: not null, Router: null };
        Inbox = [.. turn.New.Skip(own ? 1 : 0), .. Inbox];
    }

    internal StoredInstance ToStored() => new()
    {
        AppId = AppId,
        State = State,
        History = { History },
        Inbox = { Turn?.New.Skip(1) ?? [], Inbox },
        Parent = Parent,
        Stored = IsStored,
    };

    internal static WorkflowInstance Parse(byte[] bytes)
    {
        StoredInstance stored = StoredInstance.Parser.ParseFrom(bytes);
        WorkflowInstance instance = new(stored.AppId, stored.State) { Parent = stored.Parent, IsStored = stored.Stored, Inbox = [.. stored.Inbox] };
        instance.History.AddRange(stored.History);
        HashSet<int> done = [.. instance.History.Concat(instance.Inbox).Select(Outcome)];
        foreach (HistoryEvent scheduled in instance.History.Where(e => e.TaskScheduled is not null && !done.Contains(e.EventId)))
            instance.Activities.Add(scheduled.EventId, new OpenActivity(scheduled));
        if (instance.IsTerminal)
            instance.End();
        return instance;
    }

    /// <summary>Timers that have not fired.</summary>
    internal IEnumerable<HistoryEvent> Timers()
    {
        HashSet<int> fired = [.. History.Concat(Inbox).Select(e => e.TimerFired?.TimerId ?? -1)];
        return History.Where(e => e.TimerCreated is not null && !fired.Contains(e.EventId));
    }

    private static int Outcome(HistoryEvent e) => e.TaskCompleted?.TaskScheduledId ?? e.TaskFailed?.TaskScheduledId ?? -1;
}

/// <summary>The protocol's numbers.</summary>
internal enum WorkflowStatus
{
    Running = 0,
    Completed = 1,
    ContinuedAsNew = 2,
    Failed = 3,
    Canceled = 4,
    Terminated = 5,
    Pending = 6,
    Suspended = 7,
    Stalled = 8,
}
