using System.Text.Json;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Sync;
using WireLimits = BlazingSun.Contracts.Limits;

namespace BlazingSun.Gateway.Dialects;

/// <summary>The dialect of <c>/ws</c>: namespaced types, camelCase fields.</summary>
internal sealed class PrimaryDialect : IDialect
{
    private const int MaxTypeLength = 128;

    public ClientFrame Read(ReadOnlySpan<byte> frame)
    {
        try
        {
            return Read(FrameFields.Parse(frame));
        }
        catch (JsonException)
        {
            return ClientFrame.Malformed($"A message is one JSON object, nested at most {WireLimits.JsonDepth} deep.");
        }
    }

    public byte[] Welcome(ConnectionId connection, int heartbeatSeconds, DateTimeOffset now) =>
        PrimaryFrames.Welcome(connection, heartbeatSeconds, now);

    public byte[] Authenticated(Caller user, DateTimeOffset now, string? correlationId) =>
        PrimaryFrames.Authenticated(user, now, correlationId);

    public byte[] HeartbeatAck(DateTimeOffset now, string? correlationId) => PrimaryFrames.HeartbeatAck(now, correlationId);

    public byte[] TokenExpiring(DateTimeOffset expiresAt) => PrimaryFrames.TokenExpiring(expiresAt);

    public byte[] GoingAway(int reconnectAfterMs) => PrimaryFrames.GoingAway(reconnectAfterMs);

    public byte[] StateSnapshot(IReadOnlyList<ParsedRoomSync> rooms, int? unread, ReadOnlySpan<byte> rawId) =>
        PrimarySnapshot.Frame(rooms, unread, rawId);

    public byte[] Error(Refusal refusal, string? correlationId, RoomId? roomId = null) =>
        PrimaryFrames.Error(refusal, correlationId, roomId);

    private static ClientFrame Read(FrameFields fields)
    {
        if (!fields.TryGet("type"u8, out ReadOnlySpan<byte> type, out JsonTokenType token) || token != JsonTokenType.String)
            return ClientFrame.Malformed("A message has a field type, which is a text.");
        FieldReader reader = new(fields);
        string? id = reader.OptionalLine("id", WireLimits.CommandIdLength);
        if (reader.Refusal is { } refusal)
            return new ClientFrame(FrameKind.Refused) { Refusal = refusal };
        return JsonText.Read(type) is { Length: <= MaxTypeLength } name ? Read(name, id, ref reader) : Unknown(id);
    }

    private static ClientFrame Read(string type, string? id, ref FieldReader reader) => type switch
    {
        "system.heartbeat" => new ClientFrame(FrameKind.Heartbeat, id),
        "system.authenticate" => Checked(new ClientFrame(FrameKind.Authenticate, id) { Token = reader.Text("token") }, ref reader),
        _ => PrimaryCommands.Find(type) is { } read ? Command(read, id, ref reader) : Unknown(id),
    };

    private static ClientFrame Command(CommandReader read, string? id, ref FieldReader reader)
    {
        ClientCommand command = read(ref reader);
        string? user = NamesAnother(command) ? null : ClaimedUser(reader);
        return Checked(new ClientFrame(FrameKind.Command, id, user) { Command = command }, ref reader);
    }

    private static ClientFrame Checked(ClientFrame frame, ref FieldReader reader) =>
        reader.Refusal is { } refusal ? new ClientFrame(FrameKind.Refused, frame.Id, frame.ClaimedUser) { Refusal = refusal } : frame;

    private static ClientFrame Unknown(string? id) =>
        new(FrameKind.Refused, id) { Refusal = Refusal.Of(ErrorCode.UNKNOWN_TYPE) };

    // There userId is the one whom it is about.
    private static bool NamesAnother(ClientCommand command) => command is FriendCommand or MuteUser or UnmuteUser;

    // A number is taken for its digits; anything else is nobody's id.
    private static string? ClaimedUser(FieldReader reader)
    {
        if (!reader.TryFind("userId", out ReadOnlySpan<byte> value, out JsonTokenType token)
            && !reader.TryFind("user_id", out value, out token))
            return null;
        return (token == JsonTokenType.String ? JsonText.Read(value) : System.Text.Encoding.UTF8.GetString(value)) ?? "";
    }
}
