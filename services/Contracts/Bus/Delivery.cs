namespace BlazingSun.Contracts.Bus;

/// <summary>One finished frame for an <see cref="Audience"/>: the lobby's room list, chat, notices. Not numbered.</summary>
/// <param name="Frame">What is sent.</param>
/// <param name="Cause">The command that it answers; its sender's frame carries the correlation id.</param>
public sealed record Delivery(RawFrame Frame, Cause? Cause = null);

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

    /// <summary>Payload <see cref="Bus.Delivery"/> from Chat, for the envelope's audience: <c>user</c>, <c>users</c> or <c>lobby</c>.</summary>
    public const string ChatDelivery = "chat.event.delivery";

    /// <summary>Payload <see cref="RepliesPayload"/>, from Chat.</summary>
    public const string ChatReplies = "chat.event.replies";

    /// <summary>A socket is in a lobby from here on: of later messages it gets all; payload <see cref="Bus.LobbyJoined"/>.</summary>
    public const string LobbyJoined = "chat.event.lobby_joined";

    /// <summary>Payload <see cref="Bus.UnreadCount"/>.</summary>
    public const string UnreadCount = "chat.event.unread_count";

    /// <summary>A user came online, went away or offline; payload <see cref="Bus.PresenceChange"/>.</summary>
    public const string PresenceChanged = "gateway.event.presence_changed";

    /// <summary>Who is in which lobby on one gateway; payload <see cref="Bus.LobbyCounts"/>.</summary>
    public const string LobbyCounts = "gateway.event.lobby_counts";

    /// <summary>An account was made; payload <see cref="UserConnection"/> with the name.</summary>
    public const string UserRegistered = "system.event.user_registered";

    /// <summary>A user may not write in lobbies and rooms for a time, or may again; payload <see cref="Bus.UserMute"/>.</summary>
    public const string UserMuted = "system.event.user_muted";

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

/// <summary>Whose connections changed, on which gateway, and the name as the user's token says it; null = not known.</summary>
public sealed record UserConnection(Ids.UserId UserId, Ids.GatewayId? GatewayId = null, string? Username = null);

/// <summary>Which gateway it is about.</summary>
public sealed record GatewayState(Ids.GatewayId? GatewayId);
