using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>Writes a turn as an <see cref="Envelope{TPayload}"/> of <see cref="RoomUpdate"/> in one pass: each frame is serialised once, in its place.</summary>
internal sealed class RoomUpdateWriter(RoomId roomId, IIdSource ids, TimeProvider time)
{
    public ReadOnlyMemory<byte> Write(IReadOnlyList<TurnEvent> events, IReadOnlyList<TurnReply> replies)
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using Utf8JsonWriter json = new(buffer, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        WriteHead(json);
        json.WriteStartObject("payload"u8);
        json.WriteString("roomId"u8, roomId.Value);
        json.WriteStartArray("events"u8);
        foreach (TurnEvent @event in events)
        {
            WriteEvent(json, @event);
        }

        json.WriteEndArray();
        json.WriteStartArray("replies"u8);
        foreach (TurnReply reply in replies)
        {
            WriteReply(json, reply);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private void WriteHead(Utf8JsonWriter json)
    {
        json.WriteString("eventId"u8, ids.New());
        json.WriteString("eventType"u8, EventTypes.RoomUpdate);
        json.WriteString("timestamp"u8, time.GetUtcNow().UtcDateTime);
        json.WriteString("producer"u8, "games"u8);
        json.WriteStartObject("audience"u8);
        json.WriteString("type"u8, "room"u8);
        json.WriteString("roomId"u8, roomId.Value);
        json.WriteEndObject();
        if (Activity.Current?.Id is { } traceparent)
        {
            json.WriteString("traceparent"u8, traceparent);
        }
    }

    private static void WriteEvent(Utf8JsonWriter json, TurnEvent @event)
    {
        json.WriteStartObject();
        json.WriteNumber("seq"u8, @event.Seq);
        WriteCause(json, @event.Cause);
        if (@event.Joined is { } joined)
        {
            WriteJoined(json, joined, @event);
        }

        if (@event.Left is { } left)
        {
            json.WriteString("left"u8, left.ToString());
        }

        if (@event.Lost is { } lost)
        {
            json.WriteString("lost"u8, lost.ToString());
        }

        json.WriteStartArray("views"u8);
        foreach (EventView view in @event.Views)
        {
            WriteView(json, view);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCause(Utf8JsonWriter json, Cause? cause)
    {
        if (cause?.CorrelationId is null)
        {
            return;
        }

        json.WriteStartObject("cause"u8);
        json.WriteString("userId"u8, cause.UserId.ToString());
        if (cause.ConnectionId is { } connection)
        {
            json.WriteString("connectionId"u8, connection.Value);
        }

        json.WriteString("correlationId"u8, cause.CorrelationId);
        json.WriteEndObject();
    }

    private static void WriteJoined(Utf8JsonWriter json, UserId joined, TurnEvent @event)
    {
        json.WriteStartObject("joined"u8);
        json.WriteString("userId"u8, joined.ToString());
        json.WriteString("role"u8, RoleName(@event.JoinedRole));
        if (@event.GatewayId is { } gateway)
        {
            json.WriteString("gatewayId"u8, gateway.Value);
        }

        if (@event.State is not null)
        {
            json.WritePropertyName("state"u8);
            JsonSerializer.Serialize(json, @event.State, ContractsJson.Default.RoomStateFrame);
        }

        json.WriteEndObject();
    }

    private static void WriteView(Utf8JsonWriter json, EventView view)
    {
        json.WriteStartObject();
        if (view.UserIds is not null)
        {
            json.WriteStartArray("userIds"u8);
            foreach (UserId user in view.UserIds)
            {
                json.WriteStringValue(user.ToString());
            }

            json.WriteEndArray();
        }

        if (view.Role is { } role)
        {
            json.WriteString("role"u8, RoleName(role));
        }

        json.WritePropertyName("frame"u8);
        JsonSerializer.Serialize(json, view.Frame, ContractsJson.Default.RoomEventFrame);
        json.WriteEndObject();
    }

    private static void WriteReply(Utf8JsonWriter json, TurnReply reply)
    {
        json.WriteStartObject();
        json.WriteString("userId"u8, reply.UserId.ToString());
        if (reply.ConnectionId is { } connection)
        {
            json.WriteString("connectionId"u8, connection.Value);
        }

        if (reply.CorrelationId is not null)
        {
            json.WriteString("correlationId"u8, reply.CorrelationId);
        }

        json.WritePropertyName("frame"u8);
        WriteFrame(json, reply);
        json.WriteEndObject();
    }

    private static void WriteFrame(Utf8JsonWriter json, TurnReply reply)
    {
        if (reply.Event is not null)
        {
            JsonSerializer.Serialize(json, reply.Event, ContractsJson.Default.RoomEventFrame);
        }
        else if (reply.State is not null)
        {
            JsonSerializer.Serialize(json, reply.State, ContractsJson.Default.RoomStateFrame);
        }
        else
        {
            JsonSerializer.Serialize(json, reply.Error!, ContractsJson.Default.ErrorFrame);
        }
    }

    private static ReadOnlySpan<byte> RoleName(RoomRole role) => role == RoomRole.Player ? "player"u8 : "spectator"u8;
}
