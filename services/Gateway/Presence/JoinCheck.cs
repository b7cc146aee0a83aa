using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Presence;

/// <summary>
/// A room learns from the command of who joins through which gateway that is. That may be wrong: the socket has closed since, or
/// the user has another one here. Then the room is told.
/// </summary>
internal sealed class JoinCheck(SocketDirectory directory, GatewayIdentity identity, PresenceChanges changes)
{
    public void Joined(UserId user, GatewayId? through)
    {
        bool isHere = directory.Of(user).Length > 0;
        if (isHere != (through == identity.Id))
            changes.Doubt(user);
    }

    /// <summary>
    /// A room takes the user for disconnected. Where there is a socket here after all – this gateway was taken for gone while it stood still,
    /// or its words came in another order –, it is told so.
    /// </summary>
    public void Lost(UserId user)
    {
        if (directory.Of(user).Length > 0)
            changes.Doubt(user);
    }
}
