using System.Text.Json;

namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>A subscription as the app wishes it.</summary>
internal sealed record SubscriptionInfo(string PubSub, string Topic, string Route)
{
    /// <summary>Whether the messages come without envelope.</summary>
    internal bool Raw { get; init; }

    /// <summary>Messages in one delivery; null = one by one.</summary>
    internal int? Bulk { get; init; }

    internal string? DeadLetterTopic { get; init; }

    /// <summary>Reads <c>/dapr/subscribe</c>. Of several for one topic the last one holds.</summary>
    internal static IReadOnlyList<SubscriptionInfo> Parse(byte[] body)
    {
        if (body.Length == 0)
            return [];
        Dictionary<(string, string), SubscriptionInfo> subscriptions = [];
        foreach (JsonElement item in JsonElement.Parse(body).EnumerateArray())
        {
            if (Read(item) is { } subscription)
                subscriptions[(subscription.PubSub, subscription.Topic)] = subscription;
        }

        return [.. subscriptions.Values];
    }

    private static SubscriptionInfo? Read(JsonElement item)
    {
        string? route = Text(item, "route");
        if (route is null && item.TryGetProperty("routes", out JsonElement routes))
            route = Text(routes, "default");
        return route is null ? null : new SubscriptionInfo(Text(item, "pubsubname")!, Text(item, "topic")!, route)
        {
            Raw = item.TryGetProperty("metadata", out JsonElement metadata) && Text(metadata, "rawPayload") == "true",
            Bulk = item.TryGetProperty("bulkSubscribe", out JsonElement bulk) && bulk.GetProperty("enabled").GetBoolean() ? Most(bulk) : null,
            DeadLetterTopic = Text(item, "deadLetterTopic") is { Length: > 0 } dead ? dead : null,
        };
    }

    private static int Most(JsonElement bulk) =>
        bulk.TryGetProperty("maxMessagesCount", out JsonElement most) && most.GetInt32() > 0 ? most.GetInt32() : 80;

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
