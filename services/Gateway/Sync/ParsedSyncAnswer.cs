using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.FanOut;

namespace BlazingSun.Gateway.Sync;

/// <summary>One room of a sync, as slices of the message; the state is empty when the missed events are complete.</summary>
internal readonly record struct ParsedRoomSync(
    RoomId Room, RoomRole Role, long Seq, ReadOnlyMemory<byte> State, List<ReadOnlyMemory<byte>>? Missed);

/// <summary>A sync answer, as slices of the message that it came in.</summary>
internal sealed class ParsedSyncAnswer
{
    public UserId User { get; private set; }

    public ConnectionId Connection { get; private set; }

    public bool Requested { get; private set; }

    public ReadOnlyMemory<byte> RawId { get; private set; }

    public List<ParsedRoomSync> Rooms { get; } = [];

    public List<RoomId> Unavailable { get; } = [];

    /// <exception cref="JsonException">Not a sync answer.</exception>
    public static ParsedSyncAnswer Read(ReadOnlyMemory<byte> payload)
    {
        Utf8JsonReader reader = new(payload.Span);
        ParsedSyncAnswer answer = new();
        reader.Read();
        while (BusText.NextField(ref reader))
            answer.ReadField(ref reader, payload);
        return answer;
    }

    private void ReadField(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload)
    {
        if (BusText.Is(ref reader, "userId"u8))
            User = BusText.User(ref reader);
        else if (BusText.Is(ref reader, "connectionId"u8))
            Connection = new ConnectionId(BusText.Uuid(ref reader));
        else if (BusText.Is(ref reader, "requested"u8))
            Requested = reader.GetBoolean();
        else if (BusText.Is(ref reader, "correlationId"u8))
            RawId = BusText.Slice(ref reader, payload);
        else if (BusText.Is(ref reader, "rooms"u8))
            ReadRooms(ref reader, payload);
        else if (BusText.Is(ref reader, "unavailable"u8))
            ReadUnavailable(ref reader);
        else if (reader.TokenType == JsonTokenType.PropertyName)
            BusText.SkipValue(ref reader);
    }

    private void ReadUnavailable(ref Utf8JsonReader reader)
    {
        while (BusText.NextElement(ref reader))
            Unavailable.Add(new RoomId(BusText.Uuid(ref reader)));
    }

    private void ReadRooms(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload)
    {
        while (BusText.NextElement(ref reader))
            Rooms.Add(ReadRoom(ref reader, payload));
    }

    private static ParsedRoomSync ReadRoom(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload)
    {
        ParsedRoomSync room = default;
        while (BusText.NextField(ref reader))
        {
            if (BusText.Is(ref reader, "roomId"u8))
                room = room with { Room = new RoomId(BusText.Uuid(ref reader)) };
            else if (BusText.Is(ref reader, "role"u8))
                room = room with { Role = BusText.Role(ref reader) };
            else if (BusText.Is(ref reader, "seq"u8))
                room = room with { Seq = reader.GetInt64() };
            else if (BusText.Is(ref reader, "state"u8))
                room = room with { State = BusText.Slice(ref reader, payload) };
            else if (BusText.Is(ref reader, "missed"u8))
                room = room with { Missed = ReadFrames(ref reader, payload) };
            else if (reader.TokenType == JsonTokenType.PropertyName)
                BusText.SkipValue(ref reader);
        }

        return room;
    }

    private static List<ReadOnlyMemory<byte>> ReadFrames(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload)
    {
        List<ReadOnlyMemory<byte>> frames = [];
        while (BusText.NextElement(ref reader))
            frames.Add(BusText.Slice(ref reader, payload));
        return frames;
    }
}
