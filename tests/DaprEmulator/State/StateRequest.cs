using System.Globalization;
using System.Text.Json;
using BlazingSun.DaprEmulator.Http;

namespace BlazingSun.DaprEmulator.State;

/// <summary>Reads what an app wants written.</summary>
internal static class StateRequest
{
    /// <summary>One write of a save or a transaction.</summary>
    /// <returns>Null when it is malformed; then <paramref name="error"/> says why.</returns>
    internal static StateWrite? Read(JsonElement item, bool delete, EmulatedStore store, string appId, out Reply? error)
    {
        string key = Text(item, "key") ?? "";
        error = CheckKey(key, store.Name);
        if (error is not null)
            return null;
        string? concurrency = item.TryGetProperty("options", out JsonElement options) ? Text(options, "concurrency") : null;
        return new StateWrite(store.Key(appId, key), delete ? null : Value(item, store), ETag(item))
        {
            FirstWrite = concurrency == "first-write",
            LastWrite = concurrency == "last-write",
            TtlSeconds = Ttl(item),
        };
    }

    internal static Reply? CheckKey(string key, string store)
    {
        if (key.Length == 0)
            return Reply.Malformed("\"key\" is a required field");
        return key.Contains("||", StringComparison.Ordinal) ? IllegalKey(key, store) : null;
    }

    /// <summary>The body as JSON, or what is wrong with it.</summary>
    internal static JsonElement? Parse(ApiCall call, JsonValueKind kind, string type, out Reply? error)
    {
        error = null;
        if (call.IsTooLarge)
        {
            error = Reply.Malformed("stream too large");
            return null;
        }

        try
        {
            JsonElement body = JsonElement.Parse(call.Body);
            if (body.ValueKind == kind)
                return body;
            error = Reply.Malformed($"json: cannot unmarshal {body.ValueKind.ToString().ToLowerInvariant()} into Go value of type {type}");
        }
        catch (JsonException)
        {
            error = Reply.Malformed("unexpected EOF");
        }

        return null;
    }

    private static string Value(JsonElement item, EmulatedStore store) =>
        item.TryGetProperty("value", out JsonElement value) ? store.Flavour.Encode(value) : "null";

    private static string? ETag(JsonElement item) => Text(item, "etag") is { Length: > 0 } etag ? etag : null;

    private static int? Ttl(JsonElement item) =>
        item.TryGetProperty("metadata", out JsonElement metadata)
        && int.TryParse(Text(metadata, "ttlInSeconds"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seconds)
            ? seconds
            : null;

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static Reply IllegalKey(string key, string store)
    {
        string why = $"api error: code = InvalidArgument desc = input key/keyPrefix '{key}' can't contain '||'";
        string details = $$"""
            [{"@type":"type.googleapis.com/google.rpc.BadRequest","field_violations":[{"field":{{GoJson.Quote(key)}},"description":{{GoJson.Quote(why)}}}]},{"@type":"type.googleapis.com/google.rpc.ResourceInfo","description":"","owner":"","resource_name":"{{store}}","resource_type":"state"},{"@type":"type.googleapis.com/google.rpc.ErrorInfo","domain":"dapr.io","metadata":null,"reason":"DAPR_STATE_ILLEGAL_KEY"}]
            """;
        return Reply.Error(System.Net.HttpStatusCode.BadRequest, "ERR_MALFORMED_REQUEST", why, details);
    }
}
