using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Tests.Dapr.Real;

/// <summary>Publishes to one topic under keys of the test's own.</summary>
internal sealed class OwnBus(IBus inner, string own, string prefix) : IBus
{
    public ValueTask PublishAsync(string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken) => inner.PublishAsync(
        own, messages.ToArray().Select(message => message with { Key = prefix + message.Key }).ToArray(), cancellationToken);
}

internal sealed class Nobody : IBatchConsumer
{
    public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken) => ValueTask.FromResult(BatchResult.Done);
}
