using BlazingSun.DaprEmulator.Actors;
using BlazingSun.DaprEmulator.State;
using BlazingSun.DaprEmulator.Workflows.Protocol;
using BlazingSun.Platform.Embedded.Timing;
using Google.Protobuf;

namespace BlazingSun.DaprEmulator.Workflows;

/// <summary>The workflows of all apps: gives work items to workers and keeps what they answer.</summary>
internal sealed partial class WorkflowEngine : IDisposable
{
    private const string Kind = "workflows";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, WorkflowInstance> _instances = new(StringComparer.Ordinal);
    private readonly DueQueue<DueTimer> _timers;
    private readonly Signal _workersChanged = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly DaprWorld _world;
    private readonly Events _events;

    internal WorkflowEngine(DaprWorld world)
    {
        (_world, _events, _timers) = (world, new Events(world), new DueQueue<DueTimer>(world.Time));
        foreach ((string key, byte[] value) in world.Journal.Load(Kind))
            _instances.Add(key, WorkflowInstance.Parse(value));
        foreach (WorkflowInstance instance in _instances.Values)
            instance.Timers().ToList().ForEach(timer => SetTimer(instance, timer));
        _ = RunTimersAsync();
    }

    /// <summary>Whether work items are kept back.</summary>
    internal bool IsHeld { get; private set; }

    /// <summary>Whether every activity's end comes twice.</summary>
    internal bool DoublesResults { get; set; }

    internal WorkflowInstance? Find(string appId, string id)
    {
        lock (_lock)
            return _instances.GetValueOrDefault($"{appId}||{id}");
    }

    /// <summary>Waits until the app has a worker.</summary>
    internal async Task WorkerAsync(string appId, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed = _workersChanged.Next();
            if (HasWorker(appId))
                return;
            await changed.WaitAsync(cancellationToken);
        }
    }

    internal bool HasWorker(string appId) => _world.Sidecars.Any(sidecar => sidecar.AppId == appId && sidecar.Workers.Count > 0);

    internal void WorkerCame(string appId)
    {
        lock (_lock)
        {
            foreach (WorkflowInstance instance in _instances.Values.Where(instance => instance.AppId == appId).ToList())
            {
                instance.IsStalled = false;
                Dispatch(instance);
            }
        }

        _workersChanged.Set();
    }

    internal void WorkerLeft(WorkerStream stream)
    {
        lock (_lock)
        {
            foreach (WorkflowInstance instance in _instances.Values.Where(instance => instance.AppId == stream.Sidecar.AppId).ToList())
            {
                if (instance.Turn?.Stream == stream)
                    instance.PutBack();
                foreach (OpenActivity activity in instance.Activities.Values.Where(activity => activity.Stream == stream))
                    activity.Stream = null;
                Dispatch(instance);
            }
        }

        _workersChanged.Set();
    }

    internal void Hold(bool hold)
    {
        lock (_lock)
        {
            IsHeld = hold;
            _instances.Values.ToList().ForEach(Dispatch);
        }
    }

    /// <returns>False when one with this id runs.</returns>
    internal bool TryStart(string appId, string id, string name, string? input, Parent? parent = null)
    {
        lock (_lock)
        {
            if (_instances.TryGetValue($"{appId}||{id}", out WorkflowInstance? known) && !known.IsTerminal)
                return false;
            HistoryEvent started = _events.ExecutionStarted(appId, name, id, input, parent);
            WorkflowInstance instance = new(appId, new WorkflowState
            {
                InstanceId = id,
                Name = name,
                Input = input,
                Status = (int)WorkflowStatus.Pending,
                Created = started.Timestamp,
                LastUpdated = started.Timestamp,
            })
            {
                Parent = parent,
                Generation = (known?.Generation ?? 0) + 1,
            };
            _instances[instance.Key] = instance;
            Add(instance, started);
            return true;
        }
    }

    /// <summary>An event from outside; to one that has ended nothing happens.</summary>
    internal void Raise(WorkflowInstance instance, Action<HistoryEvent> fill)
    {
        HistoryEvent e = _events.Incoming();
        fill(e);
        lock (_lock)
            Add(instance, e);
    }

    internal void Terminate(WorkflowInstance instance, string? output) =>
        Raise(instance, e => e.ExecutionTerminated = new ExecutionTerminated { Input = output, Recurse = true });

    /// <summary>Forgets an instance and its children.</summary>
    internal void Purge(WorkflowInstance instance)
    {
        lock (_lock)
        {
            _instances.Remove(instance.Key);
            _world.Journal.Remove(Kind, instance.Key);
            foreach (HistoryEvent child in instance.History.Where(e => e.ChildCreated is not null))
            {
                if (_instances.GetValueOrDefault($"{instance.AppId}||{child.ChildCreated.InstanceId}") is { IsTerminal: true } known)
                    Purge(known);
            }
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _timers.Dispose();
    }

    private EmulatedStore? Store => _world.ActorStore;

    private void Add(WorkflowInstance instance, HistoryEvent e)
    {
        if (instance.IsTerminal || _instances.GetValueOrDefault(instance.Key) != instance)
            return;
        instance.Inbox.Add(e);
        Save(instance);
        Dispatch(instance);
    }

    private void Save(WorkflowInstance instance) => _world.Journal.Put(Kind, instance.Key, instance.ToStored().ToByteArray());

    private void Dispatch(WorkflowInstance instance)
    {
        if (IsHeld || instance.IsStalled)
            return;
        if (instance.Turn is null && instance.Inbox.Count > 0 && !instance.IsTerminal)
            DispatchTurn(instance);
        foreach (OpenActivity activity in instance.Activities.Values.Where(activity => activity.Stream is null))
            DispatchActivity(instance, activity);
    }

    private void DispatchTurn(WorkflowInstance instance)
    {
        if (Pick(instance.AppId, instance.Id) is not { } stream)
            return;
        List<HistoryEvent> fresh = instance.Inbox[0].WorkflowStarted is null ? [_events.WorkflowStarted(), .. instance.Inbox] : instance.Inbox;
        instance.Turn = new OpenTurn(stream, fresh);
        instance.Inbox = [];
        WorkflowRequest request = new() { InstanceId = instance.Id, PastEvents = { instance.History }, NewEvents = { fresh } };
        if (!stream.TrySend(new WorkItem { WorkflowRequest = request }))
            instance.PutBack();
    }

    private void DispatchActivity(WorkflowInstance instance, OpenActivity activity)
    {
        HistoryEvent scheduled = activity.Scheduled;
        if (Pick(instance.AppId, $"{instance.Id}::{scheduled.EventId}") is not { } stream)
            return;
        ActivityRequest request = new()
        {
            Name = scheduled.TaskScheduled.Name,
            Input = scheduled.TaskScheduled.Input,
            WorkflowInstance = new Instance { InstanceId = instance.Id },
            TaskId = scheduled.EventId,
            TaskExecutionId = scheduled.TaskScheduled.TaskExecutionId,
        };
        activity.Stream = stream.TrySend(new WorkItem { ActivityRequest = request }) ? stream : null;
    }

    private WorkerStream? Pick(string appId, string id) => _world.Sidecars
        .Where(sidecar => sidecar.AppId == appId && sidecar.Workers.Count > 0)
        .MaxBy(sidecar => Rendezvous.Weight(sidecar.Uuid, id))?.Workers.Next();

    private void SetTimer(WorkflowInstance instance, HistoryEvent timer) =>
        _timers.Add(new DueTimer(instance, instance.Generation, timer), timer.TimerCreated.FireAt.ToDateTimeOffset());

    private async Task RunTimersAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (!_stop.IsCancellationRequested)
        {
            Task changed = _timers.Changed();
            while (_timers.TryTake(out DueTimer due))
                _ = FireAsync(due);
            await _timers.WaitAsync(changed, full: false, _stop.Token);
        }
    }

    private async Task FireAsync(DueTimer due)
    {
        try
        {
            await _world.Scheduler.Dependency.BackAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        HistoryEvent e = _events.Incoming();
        e.TimerFired = new TimerFired { FireAt = due.Created.TimerCreated.FireAt, TimerId = due.Created.EventId };
        lock (_lock)
        {
            if (due.Instance.Generation == due.Generation)
                Add(due.Instance, e);
        }
    }

    private readonly record struct DueTimer(WorkflowInstance Instance, int Generation, HistoryEvent Created);
}
