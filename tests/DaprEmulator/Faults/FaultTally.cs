namespace BlazingSun.DaprEmulator.Faults;

/// <summary>How often misbehaviour that is only allowed, or asked for, has really happened.</summary>
public sealed class FaultTally
{
    private long _redelivered;
    private long _reordered;
    private long _doubled;
    private long _moved;

    /// <summary>Messages that came again because of <see cref="DaprFaults.Redeliver"/>.</summary>
    public long Redelivered => Volatile.Read(ref _redelivered);

    /// <summary>Batches that came in another order.</summary>
    public long Reordered => Volatile.Read(ref _reordered);

    /// <summary>Ends of activities that were told twice.</summary>
    public long Doubled => Volatile.Read(ref _doubled);

    /// <summary>Actors that went to another host.</summary>
    public long Moved => Volatile.Read(ref _moved);

    internal void CountRedelivered(long messages) => Interlocked.Add(ref _redelivered, messages);

    internal void CountReordered() => Interlocked.Increment(ref _reordered);

    internal void CountDoubled() => Interlocked.Increment(ref _doubled);

    internal void CountMoved() => Interlocked.Increment(ref _moved);
}
