using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests;

/// <summary>Sees when a topic's messages have been handled to the end, which is after their answers.</summary>
internal sealed class Handled(string topic)
{
    private readonly Recorder<BusMessage> _messages = new();
    private int _sent;

    /// <summary>One more is on its way.</summary>
    public void Expect() => Interlocked.Increment(ref _sent);

    /// <summary>Waits until all that were expected are handled.</summary>
    public Task AllAsync(CancellationToken cancellationToken) => _messages.WaitForAsync(Volatile.Read(ref _sent), cancellationToken);

    /// <summary>Watches the app's subscriptions to the topic that have been added so far.</summary>
    public void Watch(IServiceCollection services)
    {
        for (int i = 0; i < services.Count; i++)
        {
            if (services[i].ServiceType == typeof(Subscription) && services[i].ImplementationFactory is { } make)
                services[i] = ServiceDescriptor.Singleton(provider => Watched((Subscription)make(provider)));
        }
    }

    private Subscription Watched(Subscription subscription) =>
        subscription.Topic == topic ? subscription with { Consumer = new Watcher(subscription.Consumer, _messages) } : subscription;

    private sealed class Watcher(IBatchConsumer consumer, Recorder<BusMessage> handled) : IBatchConsumer
    {
        public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
        {
            BatchResult result = await consumer.HandleAsync(batch, cancellationToken);
            foreach (BusMessage message in batch)
                handled.Add(message);
            return result;
        }
    }
}
