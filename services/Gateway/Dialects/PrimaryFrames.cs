using System.Buffers;
using System.Globalization;
using System.Text.Json;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.Dialects;

/// <summary>The gateway's own frames on <c>/ws</c>.</summary>
internal static class PrimaryFrames
{
    public static byte[] Welcome(ConnectionId connection, int heartbeatSeconds, DateTimeOffset now) => Frame("system.welcome", writer =>
    {
        writer.WriteString("connectionId", connection.Value);
        writer.WriteNumber("protocolVersion", 1);
        writer.WriteNumber("heartbeatSeconds", heartbeatSeconds);
        Time(writer, "timestamp", now);
    });

    public static byte[] Authenticated(Caller user, DateTimeOffset now, string? correlationId) => Frame("system.authenticated", writer =>
    {
        writer.WriteString("userId", user.UserId.ToString());
        writer.WriteString("username", user.Username);
        writer.WriteStartArray("roles");
        foreach (string role in user.Roles)
            writer.WriteStringValue(role);
        writer.WriteEndArray();
        Time(writer, "timestamp", now);
        Correlation(writer, correlationId);
    });

    public static byte[] HeartbeatAck(DateTimeOffset now, string? correlationId) => Frame("system.heartbeat_ack", writer =>
    {
        Time(writer, "timestamp", now);
        Correlation(writer, correlationId);
    });

    public static byte[] TokenExpiring(DateTimeOffset expiresAt) =>
        Frame("system.token_expiring", writer => Time(writer, "expiresAt", expiresAt));

    public static byte[] GoingAway(int reconnectAfterMs) =>
        Frame("system.going_away", writer => writer.WriteNumber("reconnectAfterMs", reconnectAfterMs));

    public static byte[] Error(Refusal refusal, string? correlationId, RoomId? roomId) => Frame("system.error", writer =>
    {
        writer.WriteString("code", refusal.Code.ToString());
        writer.WriteString("message", refusal.Message);
        Correlation(writer, correlationId);
        if (roomId is { } room)
            writer.WriteString("roomId", room.Value);
        if (refusal.RetryAfterMs is { } wait)
            writer.WriteNumber("retryAfterMs", wait);
    });

    private static byte[] Frame(string type, Action<Utf8JsonWriter> content)
    {
        ArrayBufferWriter<byte> buffer = new(256);
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            content(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Correlation(Utf8JsonWriter writer, string? id)
    {
        if (id is not null)
            writer.WriteString("correlationId", id);
    }

    private static void Time(Utf8JsonWriter writer, string name, DateTimeOffset time) =>
        writer.WriteString(name, time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
}
