using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Contracts.Bus;

/// <summary>Everything that one turn of a room tells the gateways: its events in order, and answers to single senders.</summary>
/// <param name="RoomId">The room.</param>
/// <param name="Events">The turn's events; their numbers follow on each other.</param>
/// <param name="Replies">Answers that are no events: refusals, repeated answers.</param>
public sealed record RoomUpdate(RoomId RoomId, IReadOnlyList<PublishedEvent> Events, IReadOnlyList<Reply> Replies);

/// <summary>One event with a finished frame for every kind of viewer.</summary>
public sealed record PublishedEvent
{
    /// <summary>The room's event number.</summary>
    public required long Seq { get; init; }

    /// <summary>The frames; a viewer gets the first one that is for it. The last one is for all.</summary>
    public required IReadOnlyList<FrameView> Views { get; init; }

    /// <summary>The command that this event answers; its sender's frame carries the correlation id.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Who is in the room from this event on.</summary>
    public Membership? Joined { get; init; }

    /// <summary>The player whom the room takes for disconnected from this event on; a gateway that knows better says so.</summary>
    public UserId? Lost { get; init; }

    /// <summary>Who is out of the room after this event.</summary>
    public UserId? Left { get; init; }
}

/// <summary>Where a command came from.</summary>
public sealed record Cause(UserId UserId, ConnectionId? ConnectionId, string? CorrelationId);

/// <summary>A user's place in a room.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Role">Player or spectator.</param>
/// <param name="State">The room_state frame that this user gets instead of the event; null = the user gets the event.</param>
/// <param name="GatewayId">The gateway that the room knows the user to be on; null = none, or it is not known any more.</param>
public sealed record Membership(UserId UserId, RoomRole Role, RawFrame? State = null, GatewayId? GatewayId = null);

/// <summary>What a member may do.</summary>
[JsonConverter(typeof(LowercaseEnumConverter<RoomRole>))]
public enum RoomRole
{
    /// <summary>Has a seat.</summary>
    Player,

    /// <summary>Watches.</summary>
    Spectator,
}

/// <summary>A frame for some viewers.</summary>
/// <param name="Frame">The bytes that are sent.</param>
/// <param name="UserIds">For these users; null = not limited by user.</param>
/// <param name="Role">For this role; null = not limited by role.</param>
public sealed record FrameView(RawFrame Frame, IReadOnlyList<UserId>? UserIds = null, RoomRole? Role = null);

/// <summary>A frame for one sender: to its socket, or to all of its sockets when the connection is null.</summary>
public sealed record Reply(UserId UserId, ConnectionId? ConnectionId, string? CorrelationId, RawFrame Frame);

/// <summary>A finished JSON object, as it goes to a socket; on the bus it stands inside the message as it is.</summary>
/// <param name="Bytes">UTF-8, beginning with <c>{</c>.</param>
[JsonConverter(typeof(RawFrameConverter))]
public readonly record struct RawFrame(ReadOnlyMemory<byte> Bytes);
