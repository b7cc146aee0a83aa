using System.Text.Json;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.FanOut;

/// <summary>Reads a room update in one pass. Frames are cut out of the message, not copied.</summary>
internal static class RoomUpdateReader
{
    /// <exception cref="JsonException">Not a room update.</exception>
    public static ParsedRoomUpdate Read(ReadOnlyMemory<byte> payload)
    {
        Utf8JsonReader reader = new(payload.Span);
        ParsedRoomUpdate update = new();
        reader.Read();
        while (BusText.NextField(ref reader))
        {
            if (BusText.Is(ref reader, "roomId"u8))
                update.Room = new RoomId(BusText.Uuid(ref reader));
            else if (BusText.Is(ref reader, "events"u8))
                ReadEvents(ref reader, payload, update);
            else if (BusText.Is(ref reader, "replies"u8))
                ReplyReader.ReadList(ref reader, payload, update.Replies);
            else
                SkipUnlessNull(ref reader);
        }

        return update;
    }

    private static void ReadEvents(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload, ParsedRoomUpdate update)
    {
        while (BusText.NextElement(ref reader))
        {
            ParsedEvent parsed = ReadEvent(ref reader, payload);
            update.HasJoins |= parsed.Joined is not null || parsed.Lost is not null;
            update.Events.Add(parsed);
        }
    }

    private static ParsedEvent ReadEvent(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload)
    {
        ParsedEvent parsed = new();
        while (BusText.NextField(ref reader))
        {
            if (BusText.Is(ref reader, "seq"u8))
                parsed.Seq = reader.GetInt64();
            else if (BusText.Is(ref reader, "views"u8))
                ReadViews(ref reader, payload, parsed.Views);
            else if (BusText.Is(ref reader, "cause"u8))
                parsed.Cause = ReplyReader.ReadTarget(ref reader, payload);
            else if (BusText.Is(ref reader, "joined"u8))
                parsed.Joined = ReadJoin(ref reader, payload);
            else if (BusText.Is(ref reader, "left"u8))
                parsed.Left = BusText.User(ref reader);
            else if (BusText.Is(ref reader, "lost"u8))
                parsed.Lost = BusText.User(ref reader);
            else
                SkipUnlessNull(ref reader);
        }

        return parsed;
    }

    private static void ReadViews(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload, List<ParsedView> views)
    {
        while (BusText.NextElement(ref reader))
        {
            ParsedView view = default;
            while (BusText.NextField(ref reader))
            {
                if (BusText.Is(ref reader, "frame"u8))
                    view = view with { Frame = BusText.Slice(ref reader, payload) };
                else if (BusText.Is(ref reader, "userIds"u8))
                    view = view with { Users = BusText.Users(ref reader) };
                else if (BusText.Is(ref reader, "role"u8))
                    view = view with { Role = BusText.Role(ref reader) };
                else
                    SkipUnlessNull(ref reader);
            }

            views.Add(view);
        }
    }

    private static ParsedJoin ReadJoin(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload)
    {
        ParsedJoin join = default;
        while (BusText.NextField(ref reader))
        {
            if (BusText.Is(ref reader, "userId"u8))
                join = join with { User = BusText.User(ref reader) };
            else if (BusText.Is(ref reader, "role"u8))
                join = join with { Role = BusText.Role(ref reader) };
            else if (BusText.Is(ref reader, "gatewayId"u8))
                join = join with { Gateway = new GatewayId(BusText.Uuid(ref reader)) };
            else if (BusText.Is(ref reader, "state"u8))
                join = join with { State = BusText.Slice(ref reader, payload) };
            else
                SkipUnlessNull(ref reader);
        }

        return join;
    }

    // A known field that was null leaves the reader on that null; an unknown one still stands on its name.
    private static void SkipUnlessNull(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
            BusText.SkipValue(ref reader);
    }
}
