namespace BlazingSun.Platform.PubSub;

/// <summary>One message of a topic. Messages with the same key keep their order.</summary>
/// <param name="Key">The partition key.</param>
/// <param name="Body">UTF-8 JSON, at most 1 MiB. Not changed by anyone after it was published.</param>
public readonly record struct BusMessage(string Key, ReadOnlyMemory<byte> Body);

/// <summary>Publishes. Delivery is at least once, in order per key.</summary>
public interface IBus
{
    /// <summary>
    /// Publishes messages in order. When it returns they are accepted by the broker; when it throws, some may be.
    /// Waits while the topic's buffer is full.
    /// </summary>
    /// <exception cref="DependencyUnavailableException">The broker is away.</exception>
    ValueTask PublishAsync(string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken);

    /// <summary>Publishes one message; see the other overload.</summary>
    ValueTask PublishAsync(string topic, BusMessage message, CancellationToken cancellationToken) =>
        PublishAsync(topic, new[] { message }, cancellationToken);
}
