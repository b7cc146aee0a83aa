using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Bus;

/// <summary>A socket asked to be in a lobby. All messages behind this one on the topic are later than the history in <paramref name="History"/>.</summary>
/// <param name="LobbyId">The lobby.</param>
/// <param name="History">The answer to the socket, with the newest messages.</param>
public sealed record LobbyJoined(LobbyId LobbyId, Reply History);

/// <summary>The answer to a <see cref="Commands.CountUnread"/>.</summary>
/// <param name="UserId">Whose messages.</param>
/// <param name="ConnectionId">The socket that it was asked for.</param>
/// <param name="Count">Private messages that the user has not read.</param>
public sealed record UnreadCount(UserId UserId, ConnectionId ConnectionId, int Count);

/// <summary>What is now known of a user, over all gateways.</summary>
public sealed record PresenceChange(UserId UserId, string Username, UserPresence Presence);

/// <summary>All lobbies that anyone on a gateway is in, with the number of users. What is not named is empty.</summary>
public sealed record LobbyCounts(GatewayId GatewayId, IReadOnlyDictionary<LobbyId, int> Users);

/// <summary>Until when a user may not write in lobbies and rooms; null = may write.</summary>
public sealed record UserMute(UserId UserId, DateTimeOffset? Until);
