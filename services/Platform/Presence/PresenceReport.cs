using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Platform.Presence;

/// <summary>What a gateway has of one user.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Username">As the token says it.</param>
/// <param name="LastSeen">When a socket of the user was last open on that gateway.</param>
public sealed record PresenceReport(UserId UserId, string Username, DateTimeOffset LastSeen)
{
    /// <summary>Sockets that are open, or count as such.</summary>
    public IReadOnlyList<PresenceSocket> Sockets { get; init; } = [];

    /// <summary>Sockets that were reported before and are closed.</summary>
    public IReadOnlyList<ConnectionId> Gone { get; init; } = [];

    /// <summary>What the store last answered to that gateway; it holds where the store has lost everything.</summary>
    public PresenceStatus Known { get; init; }
}

/// <summary>A socket of a user.</summary>
public sealed record PresenceSocket(ConnectionId Id, DateTimeOffset ConnectedAt, bool IsAway);

/// <summary>A user's presence over all gateways.</summary>
/// <param name="Presence">What holds now.</param>
/// <param name="IsChange">It is the caller's to tell.</param>
public readonly record struct PresenceFinding(UserPresence Presence, bool IsChange)
{
    /// <summary>What is to be told of the user who was reported.</summary>
    public PresenceChange Of(PresenceReport report) => new(report.UserId, report.Username, Presence);
}
