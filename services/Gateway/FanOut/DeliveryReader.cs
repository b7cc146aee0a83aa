using System.Text.Json;

namespace BlazingSun.Gateway.FanOut;

/// <summary>Reads the frame of a delivery.</summary>
internal static class DeliveryReader
{
    /// <exception cref="JsonException">It has no frame.</exception>
    public static ReadOnlyMemory<byte> Frame(ReadOnlyMemory<byte> payload)
    {
        Utf8JsonReader reader = new(payload.Span);
        reader.Read();
        while (BusText.NextField(ref reader))
        {
            if (BusText.Is(ref reader, "frame"u8))
                return BusText.Slice(ref reader, payload);
            if (reader.TokenType == JsonTokenType.PropertyName)
                BusText.SkipValue(ref reader);
        }

        throw new JsonException("no frame");
    }
}
