using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Rooms;

/// <summary>Reads off an event's frame who is in the room from then on, and who no longer or without a connection.</summary>
internal static class RoomMemberships
{
    public static TurnEvent WithMembership(this TurnEvent @event, Room room) => @event.Views[^1].Frame switch
    {
        RoomCreated created => @event with { Joined = created.HostId, JoinedRole = RoomRole.Player },
        PlayerJoined joined => @event with { Joined = joined.PlayerId, JoinedRole = RoomRole.Player },
        SpectatorJoined joined => @event with { Joined = joined.SpectatorId, JoinedRole = RoomRole.Spectator },
        PlayerDisconnected lost => @event with { Lost = lost.PlayerId },
        PlayerLeft left => @event with { Left = left.PlayerId },
        SpectatorLeft left when room.RoleOf(left.SpectatorId) is null => @event with { Left = left.SpectatorId },
        _ => @event,
    };
}
