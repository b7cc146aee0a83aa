using BlazingSun.Contracts.Bus;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.FanOut;

/// <summary>A socket in a room. Guarded by the room's gate.</summary>
internal sealed class RoomMember(ClientSocket socket, RoomRole role, long position)
{
    public ClientSocket Socket => socket;

    public RoomRole Role { get; set; } = role;

    /// <summary>The last event number that the socket has, or is about to get another way.</summary>
    public long Position { get; set; } = position;

    /// <summary>The last event number that went to the socket's queue; behind <see cref="Position"/> while frames are held back.</summary>
    public long Sent { get; set; } = position;

    /// <summary>After this number the socket got every event up to <see cref="Sent"/>.</summary>
    public long ContiguousFrom { get; set; } = position;

    /// <summary>
    /// The position is Games' word alone, not what the client is known to have: the events up to it may still come by, when the answer was faster.
    /// </summary>
    public bool IsPresumed { get; set; }

    /// <summary>
    /// Whether the events after a client's <paramref name="number"/> close its gap; where later ones have already gone to it past a gap,
    /// only a snapshot does.
    /// </summary>
    public bool CanFillFrom(long number) => number >= ContiguousFrom || Sent <= ContiguousFrom;

    /// <summary>A sync has brought the socket up to date; all that was held is with it.</summary>
    public void Synced(long seq)
    {
        Sent = Position;
        ContiguousFrom = seq;
        IsPresumed = false;
    }

    /// <summary>The member's own entry comes by only now: so does all that follows on it.</summary>
    public void Rewind(long seq)
    {
        if (IsPresumed && Position == Sent && Position >= seq)
            Position = Sent = ContiguousFrom = seq - 1;
    }
}
