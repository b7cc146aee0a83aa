namespace BlazingSun.Contracts.Bus;

/// <summary>One finished frame for an <see cref="Audience"/>: the lobby's room list, chat, notices. Not numbered.</summary>
public sealed record Delivery(RawFrame Frame);

/// <summary>Event types of messages to the gateways.</summary>
public static class EventTypes
{
    /// <summary>Payload <see cref="Bus.RoomUpdate"/>.</summary>
    public const string RoomUpdate = "games.event.room_update";

    /// <summary>Payload <see cref="Bus.SyncAnswer"/>.</summary>
    public const string SyncAnswer = "games.event.sync_answer";

    /// <summary>Payload <see cref="Bus.Delivery"/>, for the envelope's audience.</summary>
    public const string Delivery = "games.event.delivery";

    /// <summary>Payload <see cref="RepliesPayload"/>.</summary>
    public const string Replies = "games.event.replies";

    /// <summary>A user has a first socket on a gateway; payload <see cref="UserConnection"/>.</summary>
    public const string UserConnected = "system.event.user_connected";

    /// <summary>A user's last socket on a gateway is gone; payload <see cref="UserConnection"/>.</summary>
    public const string UserDisconnected = "system.event.user_disconnected";

    /// <summary>A gateway is there; payload <see cref="GatewayState"/>. Told every <see cref="Limits.GatewayBeat"/>.</summary>
    public const string GatewayAlive = "system.event.gateway_alive";

    /// <summary>A gateway tells nothing more, not even of the sockets that it closed at its end; payload <see cref="GatewayState"/>.</summary>
    public const string GatewayClosed = "system.event.gateway_closed";

    /// <summary>A listener's own call, by which it knows that it hears; payload <see cref="GatewayState"/> with its own id.</summary>
    public const string GatewayEcho = "system.event.gateway_echo";

    /// <summary>A user's account was removed; payload <see cref="UserConnection"/>.</summary>
    public const string UserDeleted = "system.event.user_deleted";
}

/// <summary>Answers outside of any room.</summary>
public sealed record RepliesPayload(IReadOnlyList<Reply> Replies);

/// <summary>Whose connections changed, and on which gateway.</summary>
public sealed record UserConnection(Ids.UserId UserId, Ids.GatewayId? GatewayId = null);

/// <summary>Which gateway it is about.</summary>
public sealed record GatewayState(Ids.GatewayId? GatewayId);
