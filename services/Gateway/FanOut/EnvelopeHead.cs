using System.Text.Json;
using BlazingSun.Contracts.Bus;

namespace BlazingSun.Gateway.FanOut;

/// <summary>What a message is, and where its content stands.</summary>
internal readonly record struct EnvelopeHead(string EventType, ReadOnlyMemory<byte> Payload, ParsedAudience Audience)
{
    private static readonly string[] KnownTypes =
    [
        EventTypes.RoomUpdate, EventTypes.SyncAnswer, EventTypes.Delivery, EventTypes.Replies,
        EventTypes.ChatDelivery, EventTypes.ChatReplies, EventTypes.LobbyJoined, EventTypes.UnreadCount, EventTypes.LobbyCounts,
    ];

    /// <exception cref="JsonException">Not an envelope.</exception>
    public static EnvelopeHead Read(ReadOnlyMemory<byte> message)
    {
        Utf8JsonReader reader = new(message.Span);
        EnvelopeHead head = new("", default, default);
        reader.Read();
        while (BusText.NextField(ref reader))
        {
            if (BusText.Is(ref reader, "eventType"u8))
                head = head with { EventType = TypeName(ref reader) };
            else if (BusText.Is(ref reader, "audience"u8))
                head = head with { Audience = ParsedAudience.Read(ref reader) };
            else if (BusText.Is(ref reader, "payload"u8))
                head = head with { Payload = Rest(ref reader, message, head.EventType) };
            else if (reader.TokenType == JsonTokenType.PropertyName)
                BusText.SkipValue(ref reader);
            if (head.IsEnough)
                break;
        }

        return head;
    }

    // The payload comes last: with the type known there is no need to walk over it twice.
    private bool IsEnough => EventType == EventTypes.RoomUpdate && !Payload.IsEmpty;

    private static ReadOnlyMemory<byte> Rest(ref Utf8JsonReader reader, ReadOnlyMemory<byte> message, string type) =>
        type == EventTypes.RoomUpdate ? message[(int)reader.TokenStartIndex..] : BusText.Slice(ref reader, message);

    private static string TypeName(ref Utf8JsonReader reader)
    {
        foreach (string type in KnownTypes)
        {
            if (reader.ValueTextEquals(type))
                return type;
        }

        return "";
    }
}
