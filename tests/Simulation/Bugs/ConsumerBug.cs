using BlazingSun.Platform.PubSub;
using BlazingSun.Simulation.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Bugs;

/// <summary>Something is wrong with how a topic is read.</summary>
/// <param name="name">The bug's name.</param>
/// <param name="topic">The topic.</param>
/// <param name="wrap">Puts the bug before the consumer.</param>
internal sealed class ConsumerBug(string name, string topic, Func<IBatchConsumer, Node, IBatchConsumer> wrap) : IBug
{
    public string Name => name;

    public void AddTo(Node node, IServiceCollection services)
    {
        foreach (ServiceDescriptor real in services.Where(d => d.ServiceType == typeof(Subscription)).ToArray())
        {
            services.Remove(real);
            services.AddSingleton(provider => Wrap((Subscription)real.ImplementationFactory!(provider), node));
        }
    }

    private Subscription Wrap(Subscription subscription, Node node) =>
        subscription.Topic == topic ? subscription with { Consumer = wrap(subscription.Consumer, node) } : subscription;
}
