using BlazingSun.Games.Outages;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>Which outages concern a room.</summary>
internal static class RoomOutages
{
    /// <summary>Whether any is not yet in the room's clocks. They are in order, so the last one says it.</summary>
    public static bool AnyUnseen(Room room, IReadOnlyList<Outage> outages) =>
        outages.Count > 0 && !room.Closed && outages[^1].Until > room.OutagesSeenUntil && outages[^1].Until > room.LastActivityAt;
}
