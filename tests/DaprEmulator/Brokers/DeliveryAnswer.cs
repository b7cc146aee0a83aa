using System.Text.Json;

namespace BlazingSun.DaprEmulator.Brokers;

/// <summary>Reads what apps answer to deliveries.</summary>
internal static class DeliveryAnswer
{
    /// <summary>The status of one message: an answer that says nothing means success.</summary>
    internal static string Single(byte[] body) =>
        Parse(body) is { ValueKind: JsonValueKind.Object } answer && Status(answer) is { Length: > 0 } status ? status : "SUCCESS";

    /// <summary>The status by entry; what is not there is to be retried.</summary>
    internal static Dictionary<string, string> Bulk(byte[] body)
    {
        Dictionary<string, string> statuses = new(StringComparer.Ordinal);
        if (Parse(body) is not { ValueKind: JsonValueKind.Object } answer || !answer.TryGetProperty("statuses", out JsonElement list))
            return statuses;
        foreach (JsonElement entry in list.EnumerateArray())
            statuses[entry.GetProperty("entryId").GetString()!] = Status(entry) ?? "";
        return statuses;
    }

    private static string? Status(JsonElement of) => of.TryGetProperty("status", out JsonElement status) ? status.GetString() : null;

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
