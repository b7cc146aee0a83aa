using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.FanOut;

/// <summary>
/// One socket's end of its rooms. While a sync is under way, rooms' frames are held back so that what was missed comes first.
/// Locks: a room's gate is taken before this one, never after.
/// </summary>
internal sealed class SocketRooms(OutboundQueue outbound, int maxHeld)
{
    // Answers about rooms that were left longer ago have come long since.
    private const int MostLeft = 64;

    private readonly Lock _gate = new();
    private readonly List<RoomSlot> _slots = [];
    private List<HeldFrame>? _held;
    private Dictionary<RoomId, long>? _left;
    private bool _gone;

    /// <summary>What the sync desk knows of this socket; guarded by the desk.</summary>
    public Sync.SocketSync Sync { get; } = new();

    /// <summary>Sends a room's frame, or holds it back; one that answers the socket's own command is not dropped for being old.</summary>
    /// <returns>False when the frame is held back.</returns>
    public bool Deliver(RoomId room, long seq, ReadOnlyMemory<byte> frame, bool isAnswer = false)
    {
        lock (_gate)
        {
            if (_held is null)
                outbound.Enqueue(frame);
            else if (_held.Count < maxHeld)
                _held.Add(new HeldFrame(room, seq, frame, isAnswer));
            else
                outbound.Close(CloseReason.SlowConsumer);
            return _held is null;
        }
    }

    public void Hold()
    {
        lock (_gate)
        {
            _held ??= [];
        }
    }

    /// <summary>Sends what was missed, then what was held and is newer than that.</summary>
    /// <param name="missed">In order.</param>
    /// <param name="positions">The last event number per room that <paramref name="missed"/> covers.</param>
    public void Release(IEnumerable<ReadOnlyMemory<byte>> missed, IReadOnlyDictionary<RoomId, long> positions)
    {
        lock (_gate)
        {
            foreach (ReadOnlyMemory<byte> frame in missed)
                outbound.Enqueue(frame);
            foreach (HeldFrame held in _held ?? [])
            {
                if (held.IsAnswer || !positions.TryGetValue(held.Room, out long position) || held.Seq > position)
                    outbound.Enqueue(held.Frame);
            }

            _held = null;
        }

        outbound.Flush();
    }

    /// <returns>False when the socket is gone already.</returns>
    public bool TryEnter(RoomSlot slot)
    {
        lock (_gate)
        {
            if (_gone)
                return false;
            _slots.Add(slot);
            _left?.Remove(slot.Id);
            return true;
        }
    }

    /// <summary>The user has left the room with this event.</summary>
    public void Exit(RoomSlot slot, long seq)
    {
        lock (_gate)
        {
            _slots.Remove(slot);
            if (_left is { Count: MostLeft })
                _left.Clear();
            (_left ??= [])[slot.Id] = seq;
        }
    }

    /// <summary>Whether the user has left the room since a sync was answered with that number: the answer is only slower.</summary>
    public bool HasLeftAfter(RoomId room, long seq)
    {
        lock (_gate)
        {
            return _left is not null && _left.TryGetValue(room, out long left) && left > seq;
        }
    }

    /// <summary>The socket is gone: out of all rooms.</summary>
    public void Leave()
    {
        RoomSlot[] slots;
        lock (_gate)
        {
            _gone = true;
            slots = [.. _slots];
            _slots.Clear();
        }

        foreach (RoomSlot slot in slots)
            slot.Remove(this);
    }

    /// <summary>The rooms that the socket hears now.</summary>
    public RoomSlot[] Entered()
    {
        lock (_gate)
        {
            return [.. _slots];
        }
    }

    private readonly record struct HeldFrame(RoomId Room, long Seq, ReadOnlyMemory<byte> Frame, bool IsAnswer);
}
