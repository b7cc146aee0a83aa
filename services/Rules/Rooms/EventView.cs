using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Rooms;

/// <summary>An event as one kind of viewer sees it.</summary>
/// <param name="Frame">The finished frame.</param>
/// <param name="UserIds">For these users; null = not limited by user.</param>
/// <param name="Role">For this role; null = not limited by role.</param>
public sealed record EventView(RoomEventFrame Frame, IReadOnlyList<UserId>? UserIds = null, RoomRole? Role = null);
