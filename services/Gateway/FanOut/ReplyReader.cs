using System.Text.Json;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.FanOut;

/// <summary>Reads answers to single senders, and the causes of events, which look alike.</summary>
internal static class ReplyReader
{
    public static void ReadList(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload, List<ParsedReply> replies)
    {
        while (BusText.NextElement(ref reader))
            replies.Add(Read(ref reader, payload));
    }

    public static ParsedCause ReadTarget(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload) => Read(ref reader, payload).To;

    /// <summary>The payload of a message that holds only replies.</summary>
    public static List<ParsedReply> ReadPayload(ReadOnlyMemory<byte> payload)
    {
        Utf8JsonReader reader = new(payload.Span);
        List<ParsedReply> replies = [];
        reader.Read();
        while (BusText.NextField(ref reader))
        {
            if (BusText.Is(ref reader, "replies"u8))
                ReadList(ref reader, payload, replies);
            else if (reader.TokenType == JsonTokenType.PropertyName)
                BusText.SkipValue(ref reader);
        }

        return replies;
    }

    public static ParsedReply Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload)
    {
        ParsedCause to = default;
        ReadOnlyMemory<byte> frame = default;
        while (BusText.NextField(ref reader))
        {
            if (BusText.Is(ref reader, "userId"u8))
                to = to with { User = BusText.User(ref reader) };
            else if (BusText.Is(ref reader, "connectionId"u8))
                to = to with { Connection = new ConnectionId(BusText.Uuid(ref reader)) };
            else if (BusText.Is(ref reader, "correlationId"u8))
                to = to with { RawId = BusText.Slice(ref reader, payload) };
            else if (BusText.Is(ref reader, "frame"u8))
                frame = BusText.Slice(ref reader, payload);
            else if (reader.TokenType == JsonTokenType.PropertyName)
                BusText.SkipValue(ref reader);
        }

        return new ParsedReply(to, frame);
    }
}
