using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Embedded.PubSub;

/// <summary>
/// A group's readers on all partitions of a topic. Its members share the partitions; when one comes or goes, all batches in hand are
/// finished before the partitions are dealt anew. What nobody has handled stays for the next member.
/// </summary>
internal sealed class GroupReader(TopicLog topic, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly PartitionReader[] _readers = [.. topic.Partitions.Select(partition => partition.AddReader())];
    private readonly SemaphoreSlim _dealing = new(1, 1);
    private Subscription[] _members = [];
    private ConsumerLoop[] _loops = [];

    internal Task JoinAsync(Subscription member, CancellationToken cancellationToken) =>
        DealAsync(() => [.. _members, member], cancellationToken);

    internal Task LeaveAsync(Subscription member, CancellationToken cancellationToken) =>
        DealAsync(() => [.. _members.Where(other => !ReferenceEquals(other, member))], cancellationToken);

    /// <summary>Gives up the place in the topic.</summary>
    public void Dispose()
    {
        _dealing.Dispose();
        for (int i = 0; i < _readers.Length; i++)
            topic.Partitions[i].RemoveReader(_readers[i]);
    }

    private async Task DealAsync(Func<Subscription[]> members, CancellationToken cancellationToken)
    {
        // Leaving has to happen even when the caller's patience is over: the token only hurries the batches in hand.
        await _dealing.WaitAsync(CancellationToken.None);
        try
        {
            await Task.WhenAll(_loops.Select(loop => loop.StopAsync(cancellationToken)));
            _members = members();
            _loops = _members.Length == 0
                ? []
                : [.. _readers.Select((reader, i) => new ConsumerLoop(topic.Partitions[i], reader, _members[i % _members.Length], time, logger))];
        }
        finally
        {
            _dealing.Release();
        }
    }
}
