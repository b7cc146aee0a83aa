using BlazingSun.Platform.PubSub;

namespace BlazingSun.Simulation.Nodes;

/// <summary>The broker as one program reaches it.</summary>
internal sealed class NodeBus(Node node) : IBus
{
    public ValueTask PublishAsync(string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken) =>
        node.World.Broker.PublishAsync(node, topic, messages, cancellationToken);
}
