using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Platform.Embedded.PubSub;

/// <summary>Takes the places before anything is published, delivers once every service has started, and ends with the batches in hand.</summary>
internal sealed class SubscriptionService(EmbeddedBus bus, IEnumerable<Subscription> subscriptions) : IHostedLifecycleService
{
    private EmbeddedSubscription[] _running = [];

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _running = [.. subscriptions.Select(bus.Subscribe)];
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_running.Select(subscription => subscription.StartAsync(cancellationToken)));

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_running.Select(subscription => subscription.StopAsync(cancellationToken)));

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
