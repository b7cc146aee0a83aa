using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Embedded.PubSub;

/// <summary>A member of a group.</summary>
public sealed class EmbeddedSubscription
{
    private readonly Subscription _subscription;
    private readonly GroupReader _group;

    internal EmbeddedSubscription(Subscription subscription, GroupReader group) => (_subscription, _group) = (subscription, group);

    /// <summary>Begins to deliver.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => _group.JoinAsync(_subscription, cancellationToken);

    /// <summary>Ends delivery after the batches in hand; cancelling hurries those. The app's place in the topic stays, a replica's own ends.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _group.LeaveAsync(_subscription, cancellationToken);
        if (_subscription.Group == ConsumerGroup.PerReplica)
            _group.Dispose();
    }
}
