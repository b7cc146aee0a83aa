using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Dapr.PubSub;

/// <summary>What the sidecar brings: several messages of one partition, in order.</summary>
internal sealed record BulkDelivery(IReadOnlyList<BulkDeliveryEntry> Entries)
{
    /// <summary>The partition; nothing where the broker has none.</summary>
    internal string Partition => Entries.Count == 0 ? "" : Entries[0].Metadata?.Partition ?? "";

    internal BusMessage[] Messages() => [.. Entries.Select(entry => new BusMessage(entry.Metadata?.Key ?? "", entry.Event))];
}

internal sealed record BulkDeliveryEntry(
    string EntryId, [property: JsonConverter(typeof(RawEventConverter))] ReadOnlyMemory<byte> Event, BulkDeliveryMetadata? Metadata);

internal sealed record BulkDeliveryMetadata(
    [property: JsonPropertyName("__key")] string? Key, [property: JsonPropertyName("__partition")] string? Partition);

/// <summary>
/// The published bytes, which come as base64. What a foreign publisher made otherwise comes through as its text: the consumer finds that it is none of its own.
/// </summary>
internal sealed class RawEventConverter : JsonConverter<ReadOnlyMemory<byte>>
{
    public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String && reader.TryGetBytesFromBase64(out byte[]? bytes))
            return bytes;
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return System.Text.Encoding.UTF8.GetBytes(document.RootElement.GetRawText());
    }

    public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.Span);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BulkDelivery))]
internal sealed partial class BulkDeliveryJson : JsonSerializerContext;
