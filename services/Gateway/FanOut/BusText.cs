using System.Buffers.Text;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.FanOut;

/// <summary>Takes ids and frames out of a message of the bus, without strings. A message that is none is a <see cref="JsonException"/>.</summary>
internal static class BusText
{
    /// <summary>Moves to the next field of the current object; false at its end.</summary>
    public static bool NextField(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Moves to the next element of the current array; false at its end.</summary>
    public static bool NextElement(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType != JsonTokenType.EndArray;

    /// <summary>Moves to the value when the reader stands on the field of that name; false when it does not, or the value is null.</summary>
    public static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name)
        && reader.Read() && reader.TokenType != JsonTokenType.Null;

    /// <summary>Leaves the field's value out.</summary>
    public static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>The current value as it stands in the message; moves behind it.</summary>
    public static ReadOnlyMemory<byte> Slice(ref Utf8JsonReader reader, ReadOnlyMemory<byte> message)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return message[start..(int)reader.BytesConsumed];
    }

    public static Guid Uuid(ref Utf8JsonReader reader) =>
        reader.TryGetGuid(out Guid id) ? id : throw new JsonException("not a UUID");

    public static UserId User(ref Utf8JsonReader reader) =>
        Utf8Parser.TryParse(reader.ValueSpan, out long id, out int used) && used == reader.ValueSpan.Length
            ? new UserId(id)
            : throw new JsonException("not a user id");

    public static List<UserId> Users(ref Utf8JsonReader reader)
    {
        List<UserId> users = [];
        while (NextElement(ref reader))
            users.Add(User(ref reader));
        return users;
    }

    public static RoomRole Role(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("spectator"u8) ? RoomRole.Spectator : RoomRole.Player;
}
