using System.Text.Json;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.PubSub;

/// <summary>The app's subscriptions, as the sidecar asks for them and finds them.</summary>
internal sealed class SubscriptionTable
{
    private readonly Dictionary<string, Deliveries> _byRoute = new(StringComparer.Ordinal);
    private readonly DaprOptions _options;

    public SubscriptionTable(
        IEnumerable<Subscription> subscriptions, Echoes echoes, IOptions<DaprOptions> options, ILogger<SubscriptionTable> logger)
    {
        _options = options.Value;
        foreach (Subscription subscription in subscriptions)
        {
            if (!_byRoute.TryAdd(Route(Component(subscription), subscription.Topic), new Deliveries(subscription, echoes, logger)))
                throw new InvalidOperationException($"{subscription.App} subscribes twice to {subscription.Topic}: one app has one consumer for it.");
        }
    }

    internal static string Route(string component, string topic) => $"/dapr/events/{component}/{topic}";

    internal Deliveries? Find(string component, string topic) => _byRoute.GetValueOrDefault(Route(component, topic));

    /// <summary>
    /// The answer to the sidecar's question. Bulk, because a batch costs little more than a message; raw, because the bytes are the message; no dead letter
    /// topic, because to that a message goes at the first try that fails.
    /// </summary>
    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach ((string route, Deliveries deliveries) in _byRoute)
        {
            writer.WriteStartObject();
            writer.WriteString("pubsubname", Component(deliveries.Subscription));
            writer.WriteString("topic", deliveries.Subscription.Topic);
            writer.WriteString("route", route);
            writer.WriteStartObject("metadata");
            writer.WriteString("rawPayload", "true");
            writer.WriteEndObject();
            writer.WriteStartObject("bulkSubscribe");
            writer.WriteBoolean("enabled", true);
            writer.WriteNumber("maxMessagesCount", deliveries.Subscription.MaxBatch);
            writer.WriteNumber("maxAwaitDurationMs", _options.DeliveryWait);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private string Component(Subscription subscription) =>
        subscription.Group is ConsumerGroup.PerReplica ? _options.FanOutPubSub : _options.PubSub;
}
