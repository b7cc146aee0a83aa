using System.Buffers;
using System.Text.Json;
using BlazingSun.Gateway.Sync;

namespace BlazingSun.Gateway.Dialects;

/// <summary>The state snapshot of <c>/ws</c>.</summary>
internal static class PrimarySnapshot
{
    public static byte[] Frame(IReadOnlyList<ParsedRoomSync> rooms, int? unread, ReadOnlySpan<byte> rawId)
    {
        ArrayBufferWriter<byte> buffer = new(1_024);
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            if (!rawId.IsEmpty)
            {
                writer.WritePropertyName("correlationId"u8);
                writer.WriteRawValue(rawId, skipInputValidation: true);
            }

            writer.WriteString("type"u8, "system.event.state_snapshot"u8);
            WriteRooms(writer, rooms);
            if (unread is { } count)
                writer.WriteNumber("unreadMessages"u8, count);
            else
                writer.WriteNull("unreadMessages"u8);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteRooms(Utf8JsonWriter writer, IReadOnlyList<ParsedRoomSync> rooms)
    {
        writer.WriteStartArray("activeRooms"u8);
        foreach (ParsedRoomSync room in rooms)
            writer.WriteStringValue(room.Room.Value);
        writer.WriteEndArray();
        writer.WriteStartObject("gameStates"u8);
        foreach (ParsedRoomSync room in rooms.Where(room => !room.State.IsEmpty))
        {
            writer.WritePropertyName(room.Room.ToString());
            writer.WriteRawValue(room.State.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
