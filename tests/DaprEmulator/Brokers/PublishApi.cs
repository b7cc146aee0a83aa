using System.Net;
using System.Text;
using System.Text.Json;
using BlazingSun.DaprEmulator.Http;

namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>Publishing, one event or many.</summary>
internal sealed class PublishApi(Sidecar sidecar)
{
    private const int DefaultLargestRecord = 1024 * 1024;
    private readonly DaprWorld _world = sidecar.World;

    /// <param name="path">What comes after <c>/v1.0/publish</c>.</param>
    /// <param name="call">The call.</param>
    internal Task<Reply> HandleAsync(string[] path, ApiCall call) => path switch
    {
        _ when !call.IsWrite => Task.FromResult(Reply.NotFound),
        ["bulk", string pubSub, .. { Length: > 0 } topic] => PublishManyAsync(pubSub, string.Join('/', topic), call),
        [string pubSub, .. { Length: > 0 } topic] when topic[0].Length > 0 => PublishOneAsync(pubSub, string.Join('/', topic), call),
        _ => Task.FromResult(Reply.NotFound),
    };

    private Task<Reply> PublishOneAsync(string pubSub, string topic, ApiCall call)
    {
        if (sidecar.PubSub(pubSub) is not { } component)
            return Task.FromResult(Unknown(pubSub));
        if (call.IsTooLarge)
            return Task.FromResult(Failed(pubSub, topic, "stream too large"));
        Dictionary<string, string> metadata = call.Metadata();
        string contentType = call.Header("Content-Type") is { Length: > 0 } given ? given : "text/plain";
        return PublishAsync(component, topic, [Record(call.Body, contentType, metadata, pubSub, topic)], call.Aborted);
    }

    private async Task<Reply> PublishManyAsync(string pubSub, string topic, ApiCall call)
    {
        if (sidecar.PubSub(pubSub) is not { } component)
            return Unknown(pubSub);
        if (call.IsTooLarge)
            return Failed(pubSub, topic, "stream too large");
        if (Parse(call.Body) is not { ValueKind: JsonValueKind.Array } entries)
            return BadEntries(pubSub, topic, "json: cannot unmarshal object into Go value of type []http.bulkPublishMessageEntry");
        Dictionary<string, string> common = call.Metadata();
        List<NewRecord> records = [];
        List<string> ids = [];
        foreach (JsonElement entry in entries.EnumerateArray())
        {
            Dictionary<string, string> metadata = Metadata(entry);
            foreach ((string name, string value) in common)
                metadata[name] = value;
            string contentType = Text(entry, "contentType") ?? "text/plain";
            if (Text(entry, "entryId") is not { Length: > 0 } id || Event(entry, contentType) is not { } data)
                return BadEntries(pubSub, topic, "an entry has no entryId or an event that does not go with its contentType");
            ids.Add(id);
            records.Add(Record(data, contentType, metadata, pubSub, topic));
        }

        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count)
            return BadEntries(pubSub, topic, "entryId is duplicated or not present for entry");
        Reply reply = await PublishAsync(component, topic, records, call.Aborted);
        return reply.Status == HttpStatusCode.InternalServerError ? FailedEntries(ids, pubSub, topic) : reply;
    }

    private async Task<Reply> PublishAsync(DaprComponent component, string topic, List<NewRecord> records, CancellationToken cancellationToken)
    {
        int largest = int.TryParse(component.Text("maxMessageBytes", ""), out int configured) ? configured : DefaultLargestRecord;
        if (records.Find(record => record.Size > largest) is { } tooLarge)
        {
            return Failed(component.Name, topic, "kafka: invalid configuration (Attempt to produce message larger than configured "
                + $"Producer.MaxMessageBytes: {tooLarge.Size} > {largest})");
        }

        if (records.Count > 0 && _world.Broker.Dependency.IsAway)
        {
            await Task.Delay(_world.Timings.BrokerAway, _world.Time, cancellationToken);
            return Failed(component.Name, topic, "kafka: client has run out of available brokers to talk to: dial tcp: connect: connection refused");
        }

        _world.Broker.Publish(topic, records);
        return Reply.NoContent;
    }

    private NewRecord Record(byte[] data, string contentType, Dictionary<string, string> metadata, string pubSub, string topic)
    {
        string? key = metadata.GetValueOrDefault("partitionKey") ?? metadata.GetValueOrDefault("__key");
        bool raw = metadata.GetValueOrDefault("rawPayload") is "true" or "1";
        int? partition = int.TryParse(metadata.GetValueOrDefault("partitionNumber"), out int number) ? number : null;
        return new NewRecord(key, raw ? data : CloudEvent.Wrap(data, contentType, sidecar, pubSub, topic), metadata, partition);
    }

    private static byte[]? Event(JsonElement entry, string contentType)
    {
        if (!entry.TryGetProperty("event", out JsonElement data))
            return null;
        if (CloudEvent.IsMediaType(contentType, "application/json") || CloudEvent.IsMediaType(contentType, CloudEvent.MediaType))
            return Encoding.UTF8.GetBytes(GoJson.Write(data));
        if (data.ValueKind != JsonValueKind.String)
            return null;
        if (!CloudEvent.IsMediaType(contentType, "application/octet-stream"))
            return Encoding.UTF8.GetBytes(data.GetString()!);
        return data.TryGetBytesFromBase64(out byte[]? bytes) ? bytes : null;
    }

    private static Dictionary<string, string> Metadata(JsonElement entry) =>
        entry.TryGetProperty("metadata", out JsonElement metadata) && metadata.ValueKind == JsonValueKind.Object
            ? metadata.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString() ?? "", StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Reply Unknown(string pubSub) => Problem(
        HttpStatusCode.NotFound, "ERR_PUBSUB_NOT_FOUND", "DAPR_PUBSUB_NOT_FOUND", $"pubsub {pubSub} is not found", pubSub, "null");

    private static Reply Failed(string pubSub, string topic, string why) => Problem(
        HttpStatusCode.InternalServerError,
        "ERR_PUBSUB_PUBLISH_MESSAGE",
        "DAPR_PUBSUB_PUBLISH_MESSAGE",
        $"error when publishing to topic {topic} in pubsub {pubSub}: {why}",
        pubSub,
        $"{{\"error\":{GoJson.Quote(why)},\"topic\":{GoJson.Quote(topic)}}}");

    private Reply BadEntries(string pubSub, string topic, string why) => Problem(
        HttpStatusCode.BadRequest,
        "ERR_PUBSUB_EVENTS_SER",
        "DAPR_PUBSUB_UNMARSHAL_EVENTS",
        $"error when unmarshaling the request for topic {topic} pubsub {pubSub}: {why}",
        pubSub,
        $"{{\"appID\":{GoJson.Quote(sidecar.AppId)}}}");

    private static Reply FailedEntries(IEnumerable<string> ids, string pubSub, string topic)
    {
        string error = GoJson.Quote($"error when publishing to topic {topic} in pubsub {pubSub}");
        IEnumerable<string> entries = ids.Select(id => $"{{\"entryId\":{GoJson.Quote(id)},\"error\":{error}}}");
        return Reply.Of(
            HttpStatusCode.InternalServerError,
            $"{{\"failedEntries\":[{string.Join(',', entries)}],\"errorCode\":\"ERR_PUBSUB_PUBLISH_MESSAGE\"}}");
    }

    private static Reply Problem(HttpStatusCode status, string code, string reason, string message, string pubSub, string metadata) =>
        Reply.Error(status, code, message, $$"""
            [{"@type":"type.googleapis.com/google.rpc.ResourceInfo","description":{{GoJson.Quote(message)}},"owner":"","resource_name":{{GoJson.Quote(pubSub)}},"resource_type":"pubsub"},{"@type":"type.googleapis.com/google.rpc.ErrorInfo","domain":"dapr.io","metadata":{{metadata}},"reason":"{{reason}}"}]
            """);
}
