using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>The envelope around an event that is not published raw.</summary>
internal static class CloudEvent
{
    internal const string MediaType = "application/cloudevents+json";

    /// <summary>What a publisher sent, wrapped.</summary>
    internal static byte[] Wrap(byte[] data, string contentType, Sidecar sidecar, string pubSub, string topic)
    {
        SortedDictionary<string, string> members = new(StringComparer.Ordinal);
        if (IsMediaType(contentType, MediaType) && TryParse(data) is { ValueKind: JsonValueKind.Object } given)
        {
            foreach (JsonProperty member in given.EnumerateObject())
                members[member.Name] = member.Value.GetRawText();
        }
        else
        {
            (string name, string value) = Data(data, contentType);
            members[name] = value;
            members["datacontenttype"] = GoJson.Quote(contentType);
            members["id"] = GoJson.Quote(sidecar.World.NewId().ToString());
            members["source"] = GoJson.Quote(sidecar.AppId);
        }

        members["pubsubname"] = GoJson.Quote(pubSub);
        members["topic"] = GoJson.Quote(topic);
        Complete(members, sidecar.World.Time.GetUtcNow());
        return Write(members);
    }

    /// <summary>The envelope in which a single raw event is delivered.</summary>
    internal static byte[] WrapRaw(byte[] data, Sidecar sidecar, string pubSub, string topic) => Write(new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["data_base64"] = GoJson.Quote(Convert.ToBase64String(data)),
        ["datacontenttype"] = GoJson.Quote("application/octet-stream"),
        ["id"] = GoJson.Quote(sidecar.World.NewId().ToString()),
        ["pubsubname"] = GoJson.Quote(pubSub),
        ["source"] = GoJson.Quote("Dapr"),
        ["specversion"] = GoJson.Quote("1.0"),
        ["topic"] = GoJson.Quote(topic),
        ["type"] = GoJson.Quote("com.dapr.event.sent"),
    });

    internal static bool IsMediaType(string contentType, string mediaType) =>
        contentType.Split(';')[0].Trim().Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    private static (string Name, string Value) Data(byte[] data, string contentType)
    {
        if (IsMediaType(contentType, "application/octet-stream"))
            return ("data_base64", GoJson.Quote(Convert.ToBase64String(data)));
        return IsMediaType(contentType, "application/json") && TryParse(data) is { } json
            ? ("data", json.GetRawText())
            : ("data", GoJson.Quote(Encoding.UTF8.GetString(data)));
    }

    private static void Complete(SortedDictionary<string, string> members, DateTimeOffset now)
    {
        members.TryAdd("source", "\"Dapr\"");
        members.TryAdd("specversion", "\"1.0\"");
        members.TryAdd("type", "\"com.dapr.event.sent\"");
        members.TryAdd("time", GoJson.Quote(now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
        foreach (string trace in new[] { "traceid", "traceparent", "tracestate" })
            members.TryAdd(trace, "\"\"");
    }

    private static byte[] Write(SortedDictionary<string, string> members) =>
        Encoding.UTF8.GetBytes($"{{{string.Join(',', members.Select(member => $"{GoJson.Quote(member.Key)}:{member.Value}"))}}}");

    private static JsonElement? TryParse(byte[] data)
    {
        try
        {
            return JsonElement.Parse(data);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
