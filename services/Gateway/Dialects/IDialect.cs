using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Sync;

namespace BlazingSun.Gateway.Dialects;

/// <summary>Names and fields of one kind of socket, to and from what all apps speak. Holds no rule, permission or limit.</summary>
internal interface IDialect
{
    /// <summary>Reads a text frame; never throws for what a client sends.</summary>
    ClientFrame Read(ReadOnlySpan<byte> frame);

    byte[] Welcome(ConnectionId connection, int heartbeatSeconds, DateTimeOffset now);

    byte[] Authenticated(Caller user, DateTimeOffset now, string? correlationId);

    byte[] HeartbeatAck(DateTimeOffset now, string? correlationId);

    byte[] TokenExpiring(DateTimeOffset expiresAt);

    /// <summary>The server ends; the client shall come back after so many milliseconds.</summary>
    byte[] GoingAway(int reconnectAfterMs);

    /// <summary>
    /// The answer to a sync; rooms that are filled up by their events have no state in it. The raw id is the correlation id as a JSON string;
    /// empty = none. Unread messages are null while Chat does not say how many.
    /// </summary>
    byte[] StateSnapshot(IReadOnlyList<ParsedRoomSync> rooms, int? unread, ReadOnlySpan<byte> rawId);

    byte[] Error(Refusal refusal, string? correlationId, RoomId? roomId = null);
}
