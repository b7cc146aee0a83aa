using BlazingSun.Platform.PubSub;
using BlazingSun.Simulation.Nodes;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Brokers;

/// <summary>A group's place in a partition: what it has still to handle, in order; one batch at a time.</summary>
internal sealed class Partition(World world, Group group, int number)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, DateTimeOffset> _parked = new(StringComparer.Ordinal);
    private List<(DateTimeOffset At, BusMessage Message)> _waiting = [];
    private BusMessage[]? _inHand;
    private Node? _handler;
    private DateTimeOffset _last;

    public bool IsEmpty => _waiting.Count == 0 && _inHand is null;

    public void Add(BusMessage message)
    {
        DateTimeOffset at = world.Scheduler.Now + world.Weather.Latency();
        _last = at > _last ? at : _last;
        _waiting.Add((_last, message));
        WakeAt(_last);
    }

    public void Wake()
    {
        if (_inHand is not null || group.ReaderOf(number) is not { } reader)
            return;
        BusMessage[] batch = TakeBatch(Math.Min(reader.MaxBatch, world.Random.Between(1, 20)));
        if (batch.Length == 0)
            return;
        (_inHand, _handler) = (batch, reader.Node);
        reader.Handle(number, batch, retry => Settle(batch, retry));
    }

    /// <summary>The program has ended with a batch in hand.</summary>
    public void TakeBackFrom(Node node)
    {
        if (_handler != node || _inHand is null)
            return;
        PutBack(_inHand);
        (_inHand, _handler) = (null, null);
    }

    private BusMessage[] TakeBatch(int most)
    {
        List<BusMessage> batch = [];
        List<(DateTimeOffset, BusMessage)> left = [];
        foreach ((DateTimeOffset At, BusMessage Message) next in _waiting)
        {
            if (batch.Count < most && next.At <= world.Scheduler.Now && !IsParked(next.Message.Key))
                batch.Add(next.Message);
            else
                left.Add(next);
        }

        if (batch.Count > 0)
            _waiting = left;
        return [.. batch];
    }

    private bool IsParked(string key) => _parked.TryGetValue(key, out DateTimeOffset until) && until > world.Scheduler.Now;

    private void Settle(BusMessage[] batch, IReadOnlySet<int>? retryFrom)
    {
        if (_inHand != batch)
            return;
        (_inHand, _handler) = (null, null);
        if (retryFrom is { Count: > 0 })
            Retry(batch, retryFrom);
        else if (world.Weather.Redelivers())
            PutBack(batch[world.Random.Below(batch.Length)..]);
        WakeAt(world.Scheduler.Now);
    }

    private void Retry(BusMessage[] batch, IReadOnlySet<int> retryFrom)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        List<BusMessage> again = [];
        for (int i = 0; i < batch.Length; i++)
        {
            if (retryFrom.Contains(i))
                keys.Add(batch[i].Key);
            if (keys.Contains(batch[i].Key))
                again.Add(batch[i]);
        }

        foreach (string key in keys)
            _parked[key] = world.Scheduler.Now + RetryPause;
        PutBack(again);
        WakeAt(world.Scheduler.Now + RetryPause);
    }

    private void PutBack(IEnumerable<BusMessage> messages)
    {
        _waiting.InsertRange(0, messages.Select(message => (world.Scheduler.Now, message)));
        WakeAt(world.Scheduler.Now);
    }

    private void WakeAt(DateTimeOffset at) => world.Scheduler.After(at - world.Scheduler.Now, Wake);
}
