using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Embedded.PubSub;

/// <summary>A group's place in a partition. Everything here happens under the partition's lock.</summary>
internal sealed class PartitionReader(TimeProvider time, long position)
{
    private readonly List<BusMessage> _batch = [];
    private readonly ParkedKeys _parked = new();
    private int _inHand;

    /// <summary>Wakes the group's loop.</summary>
    internal WakeSignal Wake { get; } = new();

    /// <summary>Number of the next message to read.</summary>
    internal long Position { get; private set; } = position;

    /// <summary>Messages that this group has before it or in hand, given the number of the next message to be written.</summary>
    internal long Load(long tail) => tail - Position + _parked.Messages + _inHand;

    /// <summary>When a parked message is due, or null when none is.</summary>
    internal DateTimeOffset? NextDue() => _parked.Messages > 0 ? _parked.NextDue() : null;

    internal BusMessage[] Take(BusMessage[] ring, long tail, int max)
    {
        if (_parked.Any)
            _parked.TakeDue(time.GetUtcNow(), _batch, max);
        for (; Position < tail && _batch.Count < max; Position++)
        {
            ref readonly BusMessage message = ref ring[Position & (ring.Length - 1)];
            if (!_parked.Any || !_parked.TryFollow(message))
                _batch.Add(message);
        }

        if (_batch.Count == 0)
            return [];
        BusMessage[] batch = [.. _batch];
        _inHand = batch.Length;
        _batch.Clear();
        return batch;
    }

    internal void Settle(BusMessage[] batch, IReadOnlySet<int>? retryFrom)
    {
        _inHand = 0;
        if (_parked.Any || retryFrom is { Count: > 0 })
            _parked.Settle(batch, retryFrom, time.GetUtcNow());
    }
}
