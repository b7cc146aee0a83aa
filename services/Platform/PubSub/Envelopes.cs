using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BlazingSun.Contracts.Bus;

namespace BlazingSun.Platform.PubSub;

/// <summary>Reads what apps send each other.</summary>
public static class Envelopes
{
    /// <summary>The envelope that a message is.</summary>
    /// <exception cref="JsonException">It is none, or one without content.</exception>
    public static Envelope<TPayload> Read<TPayload>(this BusMessage message, JsonTypeInfo<Envelope<TPayload>> type)
    {
        try
        {
            return JsonSerializer.Deserialize(message.Body.Span, type) is { Payload: not null } envelope
                ? envelope
                : throw new JsonException("an envelope without payload");
        }
        catch (NotSupportedException e)
        {
            // That is what the reader says of a payload that does not name its type.
            throw new JsonException("an envelope whose payload has no type", e);
        }
    }
}
