using BlazingSun.Platform.Embedded.Timing;

namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>A partition's records. The oldest go when every group has read them and they are many.</summary>
internal sealed class Partition(string topic, int number)
{
    private const int Kept = 10_000;
    private readonly Lock _lock = new();
    private readonly List<BrokerRecord> _records = [];
    private readonly Signal _appended = new();
    private long _start;

    internal int Number => number;

    internal string Topic => topic;

    internal long Start
    {
        get
        {
            lock (_lock)
                return _start;
        }
    }

    internal long End
    {
        get
        {
            lock (_lock)
                return _start + _records.Count;
        }
    }

    /// <summary>A task that ends with the next append or <see cref="Wake"/>.</summary>
    internal Task Changed() => _appended.Next();

    internal void Wake() => _appended.Set();

    internal void Append(IReadOnlyList<NewRecord> records, DateTimeOffset now)
    {
        lock (_lock)
        {
            foreach (NewRecord record in records)
                _records.Add(new BrokerRecord(topic, number, _start + _records.Count, now, record));
        }

        _appended.Set();
    }

    internal IReadOnlyList<BrokerRecord> Read(long from, int max)
    {
        lock (_lock)
        {
            int index = (int)Math.Max(0, from - _start);
            return index >= _records.Count ? [] : _records.GetRange(index, Math.Min(max, _records.Count - index));
        }
    }

    /// <summary>Says how far every group has read.</summary>
    internal void Trim(long read)
    {
        lock (_lock)
        {
            int gone = (int)(read - _start) - Kept;
            if (gone < Kept)
                return;
            _records.RemoveRange(0, gone);
            _start += gone;
        }
    }
}
