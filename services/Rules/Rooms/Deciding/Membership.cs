using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Rooms.Deciding;

/// <summary>Who may act.</summary>
internal static class Membership
{
    public static Refusal? RefuseNonPlayer(Room room, UserId user) => room.RoleOf(user) switch
    {
        RoomRole.Player => null,
        RoomRole.Spectator => Refusal.Of(ErrorCode.SPECTATORS_CANNOT_ACT),
        _ => Refusal.Of(ErrorCode.NOT_IN_ROOM),
    };
}
