using BlazingSun.Platform.PubSub;
using BlazingSun.Simulation.Nodes;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Brokers;

/// <summary>A topic and the groups that read it. A group reads what comes after it first subscribed.</summary>
internal sealed class Topic(World world, string name)
{
    private const int Partitions = 3;

    private readonly List<Group> _groups = [];

    public string Name => name;

    public bool IsEmpty => _groups.All(group => group.IsEmpty);

    public void Add(BusMessage message)
    {
        int partition = (int)(Hash(message.Key) % Partitions);
        foreach (Group group in _groups)
            group.Partitions[partition].Add(message);
    }

    public Member Subscribe(Node node, Subscription subscription)
    {
        string group = subscription.Group == ConsumerGroup.PerApp ? subscription.App : $"{subscription.App} of {node.Name}";
        Group? there = _groups.Find(other => other.Name == group);
        if (there is null)
            _groups.Add(there = new Group(world, group, Partitions));
        return new Member(node, subscription, there);
    }

    public void Forget(Node node)
    {
        foreach (Group group in _groups)
            group.Forget(node);
        _groups.RemoveAll(group => group.Name.EndsWith($" of {node.Name}", StringComparison.Ordinal));
    }

    private static uint Hash(string key)
    {
        uint hash = 2166136261;
        foreach (char c in key)
            hash = (hash ^ c) * 16777619;
        return hash >> 8;
    }
}
