using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Embedded.PubSub;

/// <summary>
/// The messages of a partition that some group has still to read. Full when one group is <c>capacity</c> behind; then publishers
/// wait in line. Nothing is kept while no group reads.
/// </summary>
internal sealed class PartitionLog(TimeProvider time, int capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<WaitingPublish> _line = new();
    private BusMessage[] _ring = new BusMessage[16];
    private PartitionReader[] _readers = [];
    private long _head;
    private long _tail;

    internal PartitionReader AddReader()
    {
        lock (_lock)
        {
            PartitionReader reader = new(time, _tail);
            _readers = [.. _readers, reader];
            return reader;
        }
    }

    internal void RemoveReader(PartitionReader reader)
    {
        lock (_lock)
        {
            _readers = [.. _readers.Where(other => other != reader)];
            Advance();
        }
    }

    /// <summary>Appends one message.</summary>
    /// <returns>False when it has to wait.</returns>
    internal bool TryAppend(in BusMessage message)
    {
        lock (_lock)
            return _line.Count == 0 && Append(new ReadOnlySpan<BusMessage>(in message)) == 1;
    }

    /// <summary>Appends messages in order; completes when all are in.</summary>
    internal ValueTask AppendAsync(ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken)
    {
        WaitingPublish waiting;
        lock (_lock)
        {
            int fit = _line.Count > 0 ? 0 : Append(messages.Span);
            if (fit == messages.Length)
                return ValueTask.CompletedTask;
            waiting = new WaitingPublish(messages[fit..]);
            _line.Enqueue(waiting);
        }

        return waiting.WaitAsync(cancellationToken);
    }

    /// <summary>The next batch for a reader; empty when there is nothing for now, and then <paramref name="wake"/> completes when it pays to ask again.</summary>
    internal BusMessage[] Take(PartitionReader reader, int max, out ValueTask wake, out DateTimeOffset? due)
    {
        lock (_lock)
        {
            BusMessage[] batch = reader.Take(_ring, _tail, max);
            wake = batch.Length == 0 ? reader.Wake.Arm() : default;
            due = batch.Length == 0 ? reader.NextDue() : null;
            return batch;
        }
    }

    internal void Settle(PartitionReader reader, BusMessage[] batch, IReadOnlySet<int>? retryFrom)
    {
        lock (_lock)
        {
            reader.Settle(batch, retryFrom);
            Advance();
        }
    }

    internal void Wake(PartitionReader reader)
    {
        lock (_lock)
            reader.Wake.Set();
    }

    private void Advance()
    {
        long head = _tail;
        foreach (PartitionReader reader in _readers)
            head = Math.Min(head, reader.Position);
        for (; _head < head; _head++)
            _ring[_head & (_ring.Length - 1)] = default;
        while (_line.TryPeek(out WaitingPublish? waiting) && waiting.Admit(Append(waiting.Rest.Span)))
            _line.Dequeue();
    }

    private int Append(ReadOnlySpan<BusMessage> messages)
    {
        if (_readers.Length == 0 || messages.IsEmpty)
            return messages.Length;
        long load = 0;
        foreach (PartitionReader reader in _readers)
            load = Math.Max(load, reader.Load(_tail));
        int fit = (int)Math.Min(messages.Length, Math.Max(0, capacity - load));
        Grow(fit);
        foreach (ref readonly BusMessage message in messages[..fit])
            _ring[_tail++ & (_ring.Length - 1)] = message;
        if (fit > 0)
        {
            foreach (PartitionReader reader in _readers)
                reader.Wake.Set();
        }

        return fit;
    }

    private void Grow(int by)
    {
        long needed = _tail - _head + by;
        if (needed <= _ring.Length)
            return;
        var larger = new BusMessage[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)needed)];
        for (long i = _head; i < _tail; i++)
            larger[i & (larger.Length - 1)] = _ring[i & (_ring.Length - 1)];
        _ring = larger;
    }
}
