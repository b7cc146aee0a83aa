using BlazingSun.DaprEmulator.Actors;
using BlazingSun.DaprEmulator.Brokers;

namespace BlazingSun.DaprEmulator.Faults;

/// <summary>Misbehaviour on command.</summary>
public sealed class DaprFaults
{
    private readonly Lock _lock = new();
    private readonly DaprWorld _world;
    private List<FaultRule> _rules = [];

    internal DaprFaults(DaprWorld world) => _world = world;

    /// <summary>What has really happened.</summary>
    public FaultTally Happened { get; } = new();

    /// <summary>The rules that still wait for calls.</summary>
    public IReadOnlyList<FaultRule> Unspent
    {
        get
        {
            lock (_lock)
                return _rules;
        }
    }

    /// <summary>The broker behind all pub/sub components.</summary>
    public Dependency Broker => _world.Broker.Dependency;

    /// <summary>Whether messages of different keys come in another order than they were published.</summary>
    public bool Reorder { get; set; }

    /// <summary>The scheduler: reminders and timers of workflows wait, and none can be made.</summary>
    public Dependency Scheduler => _world.Scheduler.Dependency;

    /// <summary>Whether every activity's end is told its workflow twice.</summary>
    public bool DoubleResults
    {
        get => _world.Workflows.DoublesResults;
        set => _world.Workflows.DoublesResults = value;
    }

    /// <summary>What is behind a state component.</summary>
    public Dependency Store(string name) => _world.Stores[name].Dependency;

    /// <summary>From now on matching calls go wrong.</summary>
    public void Add(FaultRule rule)
    {
        lock (_lock)
            _rules = [.. _rules, rule];
    }

    /// <summary>All is well again; what is lost stays lost.</summary>
    public void Clear()
    {
        lock (_lock)
            _rules = [];
        Reorder = false;
        DoubleResults = false;
        HoldWorkItems(false);
        Broker.BringBack();
        Scheduler.BringBack();
        foreach (State.EmulatedStore store in _world.Stores.Values)
            store.Dependency.BringBack();
    }

    /// <summary>Delivers the last messages of each partition of a topic again, to all groups.</summary>
    public void Redeliver(string topic, int last)
    {
        foreach (ConsumerGroup group in _world.Broker.Groups)
            group.Rewind(topic, last);
    }

    /// <summary>Moves an actor to another host, where there is one.</summary>
    public async Task MoveActorAsync(string actorType, string actorId)
    {
        if (await _world.Placement.MoveAsync(new ActorId(actorType, actorId)))
            Happened.CountMoved();
    }

    /// <summary>Keeps work items back, so that what comes meanwhile comes in one turn.</summary>
    public void HoldWorkItems(bool hold) => _world.Workflows.Hold(hold);

    /// <summary>Ends the workers' streams of an app: with CANCELLED, or by breaking the connections.</summary>
    public void EndWorkerStreams(string appId, bool breaks)
    {
        foreach (Sidecar sidecar in _world.Sidecars.Where(sidecar => sidecar.AppId == appId))
            sidecar.Workers.Close(breaks);
    }

    /// <summary>How a call is to go wrong, or null.</summary>
    internal CallFault? Take(Callee callee, string appId, string method, string path)
    {
        lock (_lock)
        {
            int index = _rules.FindIndex(rule => rule.Matches(callee, appId, method, path));
            if (index < 0)
                return null;
            FaultRule rule = _rules[index];
            FaultRule left = rule.After > 0 ? rule with { After = rule.After - 1 } : rule with { Times = rule.Times - 1 };
            _rules = [.. _rules[..index], .. left.Times > 0 ? [left] : Array.Empty<FaultRule>(), .. _rules[(index + 1)..]];
            return rule.After > 0 ? null : rule.Fault;
        }
    }

    /// <summary>The order in which a batch is delivered; messages of one key keep theirs.</summary>
    internal IReadOnlyList<BrokerRecord> Order(IReadOnlyList<BrokerRecord> batch)
    {
        if (!Reorder)
            return batch;
        List<Queue<BrokerRecord>> keys = [.. batch.GroupBy(record => record.Key).Select(group => new Queue<BrokerRecord>(group))];
        List<BrokerRecord> ordered = [];
        while (keys.Count > 0)
        {
            Queue<BrokerRecord> key = keys[_world.Random(keys.Count)];
            ordered.Add(key.Dequeue());
            if (key.Count == 0)
                keys.Remove(key);
        }

        if (!ordered.SequenceEqual(batch))
            Happened.CountReordered();
        return ordered;
    }
}
