using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Bus;

/// <summary>What travels on a topic, around its payload.</summary>
public sealed record Envelope<TPayload>
{
    /// <summary>Unique per message.</summary>
    public required Guid EventId { get; init; }

    /// <summary>What it is, such as <c>games.command.join_room</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The client's command id; with it the command is executed at most once.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The app that made it: <c>gateway</c>, <c>games</c>, <c>chat</c>.</summary>
    public required string Producer { get; init; }

    /// <summary>Who caused it.</summary>
    public Caller? Actor { get; init; }

    /// <summary>The socket that it came from; answers go back to it.</summary>
    public ConnectionId? ConnectionId { get; init; }

    /// <summary>The gateway that the socket is on; null when it came from none.</summary>
    public GatewayId? GatewayId { get; init; }

    /// <summary>Whom it is for; null for commands.</summary>
    public Audience? Audience { get; init; }

    /// <summary>W3C trace context.</summary>
    public string? Traceparent { get; init; }

    /// <summary>The content.</summary>
    public required TPayload Payload { get; init; }
}

/// <summary>Whom a message is for.</summary>
/// <param name="Type"><c>user</c>, <c>users</c>, <c>room</c>, <c>players</c>, <c>spectators</c>, <c>lobby</c> or <c>broadcast</c>.</param>
/// <param name="UserIds">For <c>user</c> and <c>users</c>.</param>
/// <param name="RoomId">For <c>room</c>, <c>players</c> and <c>spectators</c>.</param>
/// <param name="LobbyId">For <c>lobby</c>: <c>lobby:main</c> or <c>games:{slug}</c>.</param>
public sealed record Audience(string Type, IReadOnlyList<UserId>? UserIds = null, RoomId? RoomId = null, string? LobbyId = null);
