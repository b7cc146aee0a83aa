using System.Collections.Concurrent;
using System.Text;
using BlazingSun.DaprEmulator.Faults;

namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>Stands in for Kafka: topics, partitions, groups. One for all pub/sub components, as there.</summary>
internal sealed class Broker(DaprWorld world)
{
    private readonly ConcurrentDictionary<string, Partition[]> _topics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConsumerGroup> _groups = new(StringComparer.Ordinal);

    internal Dependency Dependency { get; } = new();

    internal IEnumerable<ConsumerGroup> Groups => _groups.Values;

    internal Partition[] Topic(string name) => _topics.GetOrAdd(name, _ =>
        [.. Enumerable.Range(0, world.Partitions(name)).Select(number => new Partition(name, number))]);

    internal ConsumerGroup Group(string id) => _groups.GetOrAdd(id, _ => new ConsumerGroup(id, this, world));

    internal void Forget(ConsumerGroup group) => _groups.TryRemove(group.Id, out _);

    /// <summary>Appends in order; those of one partition together.</summary>
    internal void Publish(string topic, IReadOnlyList<NewRecord> records)
    {
        Partition[] partitions = Topic(topic);
        DateTimeOffset now = world.Time.GetUtcNow();
        foreach (IGrouping<int, NewRecord> group in records.GroupBy(record => PartitionOf(record, partitions.Length)))
            partitions[group.Key].Append([.. group], now);
    }

    internal void Trim(Partition partition) => partition.Trim(_groups.Values.Min(group => group.Read(partition)));

    private int PartitionOf(NewRecord record, int count) =>
        record.Partition is { } fixedOne && fixedOne < count ? fixedOne
        : record.Key is null ? world.Random(count)
        : Hash(record.Key, count);

    // FNV-1a, as the Go client does it.
    private static int Hash(string key, int count)
    {
        uint hash = 2_166_136_261;
        foreach (byte b in Encoding.UTF8.GetBytes(key))
            hash = unchecked((hash ^ b) * 16_777_619);
        int partition = unchecked((int)hash) % count;
        return Math.Abs(partition);
    }
}
