using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Bus;

namespace BlazingSun.Contracts.Json;

/// <summary>Puts a finished frame into a message without parsing it, and takes it out by copying its bytes.</summary>
public sealed class RawFrameConverter : JsonConverter<RawFrame>
{
    /// <inheritdoc/>
    public override RawFrame Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer);
        document.RootElement.WriteTo(writer);
        writer.Flush();
        return new RawFrame(buffer.WrittenMemory);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RawFrame value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Bytes.Span, skipInputValidation: true);
}
