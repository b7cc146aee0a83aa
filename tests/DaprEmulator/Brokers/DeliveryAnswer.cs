using System.Text.Json;

namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>Reads what apps answer to deliveries.</summary>
internal static class DeliveryAnswer
{
    /// <summary>The status of one message: an answer that says nothing means success.</summary>
    internal static string Single(byte[] body) =>
        Parse(body) is { ValueKind: JsonValueKind.Object } answer && Text(answer, "status") is { Length: > 0 } status ? status : "SUCCESS";

    /// <summary>The status by entry; what is not there, or not as it should be, is to be retried.</summary>
    internal static Dictionary<string, string> Bulk(byte[] body)
    {
        Dictionary<string, string> statuses = new(StringComparer.Ordinal);
        if (Parse(body) is not { ValueKind: JsonValueKind.Object } answer
            || !answer.TryGetProperty("statuses", out JsonElement list)
            || list.ValueKind != JsonValueKind.Array)
        {
            return statuses;
        }

        foreach (JsonElement entry in list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object))
        {
            if (Text(entry, "entryId") is { } id)
                statuses[id] = Text(entry, "status") ?? "";
        }

        return statuses;
    }

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
