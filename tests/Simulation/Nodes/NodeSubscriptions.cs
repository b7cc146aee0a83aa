using BlazingSun.Platform.PubSub;
using BlazingSun.Simulation.Brokers;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Simulation.Nodes;

/// <summary>Takes a program's places before anything is published, and delivers once all of it has started.</summary>
internal sealed class NodeSubscriptions(Node node, IEnumerable<Subscription> subscriptions) : IHostedLifecycleService
{
    private Member[] _members = [];

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _members = [.. subscriptions.Select(subscription => node.World.Broker.Topic(subscription.Topic).Subscribe(node, subscription))];
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (Member member in _members)
            member.Start();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_members.Select(member => member.StopAsync()));

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
