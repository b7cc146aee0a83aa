using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Embedded.PubSub;

/// <summary>Messages that are to come again, by key, each key with its own growing wait. Others pass them by.</summary>
internal sealed class ParkedKeys
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, Parked> _keys = new(StringComparer.Ordinal);

    /// <summary>Messages parked, without those in hand.</summary>
    internal int Messages { get; private set; }

    internal bool Any => _keys.Count > 0;

    /// <summary>When the first key is due; only asked while something is parked.</summary>
    internal DateTimeOffset NextDue() => _keys.Values.Where(parked => parked.Queue.Count > 0).Min(parked => parked.Due);

    /// <summary>Moves what is due into a batch of at most <paramref name="max"/>.</summary>
    internal void TakeDue(DateTimeOffset now, List<BusMessage> batch, int max)
    {
        foreach (Parked parked in _keys.Values)
        {
            while (parked.Due <= now && batch.Count < max && parked.Queue.TryDequeue(out BusMessage message))
            {
                batch.Add(message);
                Messages--;
            }
        }
    }

    /// <summary>Queues a new message behind parked ones of its key.</summary>
    /// <returns>False when none are parked: the message may be delivered.</returns>
    internal bool TryFollow(in BusMessage message)
    {
        if (!_keys.TryGetValue(message.Key, out Parked? parked) || parked.Queue.Count == 0)
            return false;
        parked.Queue.Enqueue(message);
        Messages++;
        return true;
    }

    /// <summary>Parks what a batch left undone and forgets the keys that are through.</summary>
    internal void Settle(BusMessage[] batch, IReadOnlySet<int>? retryFrom, DateTimeOffset now)
    {
        Dictionary<string, Queue<BusMessage>> again = new(StringComparer.Ordinal);
        for (int i = 0; i < batch.Length; i++)
        {
            string key = batch[i].Key;
            if (!again.TryGetValue(key, out Queue<BusMessage>? queue) && retryFrom?.Contains(i) == true)
                again.Add(key, queue = new Queue<BusMessage>());
            queue?.Enqueue(batch[i]);
        }

        foreach (string key in batch.Select(message => message.Key).Distinct(StringComparer.Ordinal))
        {
            if (again.TryGetValue(key, out Queue<BusMessage>? undone))
                Park(key, undone, now);
            else
                Through(key, now);
        }
    }

    private void Park(string key, Queue<BusMessage> undone, DateTimeOffset now)
    {
        if (!_keys.TryGetValue(key, out Parked? parked))
            _keys.Add(key, parked = new Parked());
        Messages += undone.Count;
        foreach (BusMessage later in parked.Queue)
            undone.Enqueue(later);
        parked.Queue = undone;
        parked.Due = now + parked.Wait;
        parked.Wait = TimeSpan.FromTicks(Math.Min(parked.Wait.Ticks * 2, LongestWait.Ticks));
    }

    private void Through(string key, DateTimeOffset now)
    {
        if (!_keys.TryGetValue(key, out Parked? parked))
            return;
        parked.Due = now;
        parked.Wait = FirstWait;
        if (parked.Queue.Count == 0)
            _keys.Remove(key);
    }

    private sealed class Parked
    {
        internal Queue<BusMessage> Queue { get; set; } = new();

        internal DateTimeOffset Due { get; set; }

        internal TimeSpan Wait { get; set; } = FirstWait;
    }
}
