using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;

namespace BlazingSun.Rules.Rooms.Deciding;

/// <summary>Who may say something in a room: the players among themselves, and those who watch among themselves.</summary>
public static class Talking
{
    /// <summary>Why a user with this role may not, or null.</summary>
    /// <param name="role">The user's role in the room; null = not there.</param>
    /// <param name="command">A <see cref="PlayerChat"/> or <see cref="SpectatorChat"/>.</param>
    public static Refusal? Refuse(RoomRole? role, RoomCommand command) => (role, command) switch
    {
        (RoomRole.Player, PlayerChat) or (RoomRole.Spectator, SpectatorChat) => null,
        (RoomRole.Spectator, PlayerChat) => Refusal.Of(ErrorCode.SPECTATORS_CANNOT_ACT),
        (RoomRole.Player, SpectatorChat) => new Refusal(ErrorCode.FORBIDDEN, "You are playing; the chat of those who watch is not for you."),
        _ => Refusal.Of(ErrorCode.NOT_IN_ROOM),
    };
}
