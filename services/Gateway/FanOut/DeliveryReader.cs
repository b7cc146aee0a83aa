using System.Text.Json;

namespace BlazingSun.Gateway.FanOut;

/// <summary>Reads deliveries.</summary>
internal static class DeliveryReader
{
    /// <exception cref="JsonException">It has no frame.</exception>
    public static ParsedDelivery Read(ReadOnlyMemory<byte> payload)
    {
        Utf8JsonReader reader = new(payload.Span);
        ParsedDelivery delivery = default;
        reader.Read();
        while (BusText.NextField(ref reader))
        {
            if (BusText.Is(ref reader, "frame"u8))
                delivery = delivery with { Frame = BusText.Slice(ref reader, payload) };
            else if (BusText.Is(ref reader, "cause"u8))
                delivery = delivery with { Cause = ReplyReader.ReadTarget(ref reader, payload) };
            else if (reader.TokenType == JsonTokenType.PropertyName)
                BusText.SkipValue(ref reader);
        }

        return delivery.Frame.IsEmpty ? throw new JsonException("no frame") : delivery;
    }
}
