using System.Text.Json;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.FanOut;

namespace BlazingSun.Gateway.Sync;

/// <summary>How much the user of a socket has not read.</summary>
internal readonly record struct ParsedUnread(UserId User, ConnectionId Connection, int Count)
{
    /// <exception cref="JsonException">Not an answer to that question.</exception>
    public static ParsedUnread Read(ReadOnlyMemory<byte> payload)
    {
        Utf8JsonReader reader = new(payload.Span);
        ParsedUnread unread = default;
        reader.Read();
        while (BusText.NextField(ref reader))
        {
            if (BusText.Is(ref reader, "userId"u8))
                unread = unread with { User = BusText.User(ref reader) };
            else if (BusText.Is(ref reader, "connectionId"u8))
                unread = unread with { Connection = new ConnectionId(BusText.Uuid(ref reader)) };
            else if (BusText.Is(ref reader, "count"u8))
                unread = unread with { Count = reader.GetInt32() };
            else if (reader.TokenType == JsonTokenType.PropertyName)
                BusText.SkipValue(ref reader);
        }

        return unread;
    }
}
