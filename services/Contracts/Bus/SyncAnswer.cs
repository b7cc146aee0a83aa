using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Bus;

/// <summary>The answer to a <see cref="Commands.SyncState"/>: where its user is, and what the socket missed.</summary>
/// <param name="UserId">Whose rooms.</param>
/// <param name="ConnectionId">The socket that asked.</param>
/// <param name="Requested">False when the gateway asked by itself, only to join a new socket to its user's rooms.</param>
/// <param name="CorrelationId">The client's command id.</param>
/// <param name="Rooms">The user's active rooms.</param>
/// <param name="Unavailable">Rooms that could not be asked in time.</param>
public sealed record SyncAnswer(
    UserId UserId, ConnectionId ConnectionId, bool Requested, string? CorrelationId, IReadOnlyList<RoomSync> Rooms,
    IReadOnlyList<RoomId> Unavailable);

/// <summary>One room of a sync.</summary>
/// <param name="RoomId">The room.</param>
/// <param name="Role">The user's role in it.</param>
/// <param name="Seq">The room's last event number; live events go on after it.</param>
/// <param name="State">The viewer's room_state frame at <paramref name="Seq"/>; null when <paramref name="Missed"/> is complete.</param>
/// <param name="Missed">The viewer's frames of the missed events in order; null when <paramref name="State"/> is given or nothing was asked.</param>
public sealed record RoomSync(RoomId RoomId, RoomRole Role, long Seq, RawFrame? State, IReadOnlyList<RawFrame>? Missed);
