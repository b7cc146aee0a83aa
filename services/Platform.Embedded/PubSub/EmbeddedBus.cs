using System.Collections.Concurrent;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Embedded.PubSub;

/// <summary>
/// Topics in memory. A topic that no group reads keeps nothing; a group reads what was published after it first subscribed.
/// A publisher waits while a group is a full buffer behind.
/// </summary>
public sealed class EmbeddedBus(IOptions<EmbeddedOptions> options, TimeProvider time, ILogger<EmbeddedBus> logger) : IBus
{
    private readonly ConcurrentDictionary<string, TopicLog> _topics = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask PublishAsync(string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken) =>
        Topic(topic).PublishAsync(messages, cancellationToken);

    /// <inheritdoc/>
    public ValueTask PublishAsync(string topic, BusMessage message, CancellationToken cancellationToken) =>
        Topic(topic).PublishAsync(message, cancellationToken);

    /// <summary>Takes a place in a topic: what is published from now on will be delivered once the subscription has started.</summary>
    public EmbeddedSubscription Subscribe(Subscription subscription)
    {
        TopicLog topic = Topic(subscription.Topic);
        return new EmbeddedSubscription(subscription, topic.Group(subscription, () => new GroupReader(topic, time, logger)));
    }

    private TopicLog Topic(string name) =>
        _topics.TryGetValue(name, out TopicLog? topic)
            ? topic
            : _topics.GetOrAdd(name, new TopicLog(options.Value.PartitionsOf(name), time, options.Value.BufferedMessages));
}
