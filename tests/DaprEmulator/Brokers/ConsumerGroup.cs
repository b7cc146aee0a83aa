namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>
/// A group: how far it has read, and who of its members reads which partition. What a member has read is committed once a second and when it
/// leaves; when it is killed, the next one reads again from there. Of a partition that has brought nothing yet there is no commit: after each rebalance a
/// group that begins with what is new does so there again, and never hears of what came between.
/// </summary>
internal sealed class ConsumerGroup(string id, Broker broker, DaprWorld world)
{
    private static readonly TimeSpan CommitInterval = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _dealing = new(1, 1);
    private readonly Dictionary<Partition, long> _positions = [];
    private readonly Dictionary<Partition, (long Position, DateTimeOffset Since)> _committed = [];
    private readonly HashSet<Partition> _everRead = [];
    private readonly Dictionary<Partition, int> _rewinds = [];
    private readonly Dictionary<Partition, PartitionWorker> _workers = [];
    private readonly Dictionary<Partition, GroupMember?> _readers = [];
    private readonly List<GroupMember> _members = [];

    internal string Id => id;

    /// <summary>How far it has read; nothing is kept for a group that does not read the topic.</summary>
    internal long Read(Partition partition)
    {
        lock (_lock)
            return _positions.GetValueOrDefault(partition, long.MaxValue);
    }

    internal Task JoinAsync(GroupMember member) => DealAsync(member.Topic, () =>
    {
        lock (_lock)
        {
            foreach (Partition partition in broker.Topic(member.Topic))
                _positions.TryAdd(partition, member.FromOldest ? partition.Start : partition.End);
            // Each topic that is added makes the group join anew with all of them.
            foreach ((Partition partition, GroupMember? reader) in _readers)
                BeginAgain(partition, reader);
        }

        _members.Add(member);
    });

    internal Task LeaveAsync(GroupMember member) => DealAsync(member.Topic, () => _members.Remove(member));

    /// <summary>The member is gone without a word: it keeps its partitions until <see cref="LeaveAsync"/>, and what it had not yet committed is forgotten.</summary>
    internal void Lose(GroupMember member)
    {
        DateTimeOffset now = world.Time.GetUtcNow();
        lock (_lock)
        {
            foreach (Partition partition in broker.Topic(member.Topic))
            {
                if (!ReferenceEquals(_readers.GetValueOrDefault(partition), member))
                    continue;
                if (_committed.Remove(partition, out (long Position, DateTimeOffset Since) last) && now - last.Since < CommitInterval)
                    _positions[partition] = last.Position;
            }
        }
    }

    /// <summary>The broker was away, and the group has joined it anew.</summary>
    internal void Rejoin(Partition partition, GroupMember reader)
    {
        lock (_lock)
            BeginAgain(partition, reader);
    }

    private void BeginAgain(Partition partition, GroupMember? reader)
    {
        if (reader is { FromOldest: false } && !_everRead.Contains(partition))
            _positions[partition] = partition.End;
    }

    /// <summary>Lets the last records of each partition of a topic come again.</summary>
    internal void Rewind(string topic, int last)
    {
        foreach (Partition partition in broker.Topic(topic))
        {
            lock (_lock)
            {
                if (!_positions.ContainsKey(partition))
                    continue;
                _rewinds[partition] = last;
            }

            partition.Wake();
        }
    }

    /// <summary>Where to read next.</summary>
    internal long Position(Partition partition)
    {
        lock (_lock)
        {
            if (_rewinds.Remove(partition, out int last))
            {
                long from = Math.Max(partition.Start, _positions[partition] - last);
                world.Faults.Happened.CountRedelivered(_positions[partition] - from);
                _positions[partition] = from;
            }

            return _positions[partition];
        }
    }

    internal void Advance(Partition partition, long next)
    {
        DateTimeOffset now = world.Time.GetUtcNow();
        lock (_lock)
        {
            if (!_committed.TryGetValue(partition, out (long, DateTimeOffset Since) last) || now - last.Since >= CommitInterval)
                _committed[partition] = (_positions[partition], now);
            _positions[partition] = next;
            _everRead.Add(partition);
        }

        broker.Trim(partition);
    }

    private async Task DealAsync(string topic, Action change)
    {
        await _dealing.WaitAsync();
        try
        {
            change();
            GroupMember[] readers = [.. _members.Where(member => member.Topic == topic)];
            Partition[] partitions = broker.Topic(topic);
            for (int i = 0; i < partitions.Length; i++)
                await AssignAsync(partitions[i], readers.Length == 0 ? null : readers[i * readers.Length / partitions.Length]);
        }
        finally
        {
            _dealing.Release();
        }
    }

    private async Task AssignAsync(Partition partition, GroupMember? reader)
    {
        _workers.TryGetValue(partition, out PartitionWorker? worker);
        if (ReferenceEquals(worker?.Member, reader))
            return;
        if (worker is not null)
            await worker.StopAsync();
        _workers.Remove(partition);
        lock (_lock)
        {
            _readers[partition] = reader;
            _committed.Remove(partition);
        }

        if (reader is not null)
            _workers.Add(partition, new PartitionWorker(partition, this, reader, broker.Dependency, world));
    }
}
