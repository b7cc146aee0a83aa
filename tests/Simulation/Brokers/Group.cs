using BlazingSun.Simulation.Nodes;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Brokers;

/// <summary>Those who share a topic's messages. When one comes or goes, the partitions are dealt anew.</summary>
internal sealed class Group
{
    private readonly List<Member> _members = [];

    public Group(World world, string name, int partitions)
    {
        Name = name;
        Partitions = [.. Enumerable.Range(0, partitions).Select(number => new Partition(world, this, number))];
    }

    public string Name { get; }

    public Partition[] Partitions { get; }

    public bool IsEmpty => Partitions.All(partition => partition.IsEmpty);

    /// <summary>Who reads a partition now.</summary>
    public Member? ReaderOf(int partition) => _members.Count == 0 ? null : _members[partition % _members.Count];

    public void Join(Member member)
    {
        _members.Add(member);
        Wake();
    }

    /// <summary>Gets nothing new from now on; what it has in hand it may finish.</summary>
    public void Leave(Member member)
    {
        _members.Remove(member);
        Wake();
    }

    /// <summary>The program has ended: what it had in hand comes again, to another.</summary>
    public void Forget(Node node)
    {
        _members.RemoveAll(member => member.Node == node);
        foreach (Partition partition in Partitions)
            partition.TakeBackFrom(node);
        Wake();
    }

    private void Wake()
    {
        foreach (Partition partition in Partitions)
            partition.Wake();
    }
}
