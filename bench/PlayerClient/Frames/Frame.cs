using System.Text.Json;

namespace BlazingSun.Players.Frames;

/// <summary>A received frame, kept.</summary>
/// <param name="Type">Its type, for example <c>games.event.player_joined</c>; empty when it has none.</param>
/// <param name="Seq">The room's event number, if it has one.</param>
/// <param name="CorrelationId">The id of the own command that it answers, if any.</param>
/// <param name="Json">The whole frame.</param>
public sealed record Frame(string Type, long? Seq, string? CorrelationId, JsonElement Json)
{
    /// <summary>A text field of the frame; null when absent or not a text.</summary>
    public string? this[string field] =>
        Json.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Reads a frame.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static Frame Parse(ReadOnlyMemory<byte> utf8)
    {
        using JsonDocument document = JsonDocument.Parse(utf8);
        JsonElement json = document.RootElement.Clone();
        return new Frame(
            json.TryGetProperty("type", out JsonElement type) ? type.GetString() ?? "" : "",
            json.TryGetProperty("seq", out JsonElement seq) ? seq.GetInt64() : null,
            json.TryGetProperty("correlationId", out JsonElement id) ? id.GetString() : null,
            json);
    }
}
