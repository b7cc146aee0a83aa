using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.FanOut;

/// <summary>A room as this gateway sees it: its members' sockets, and what it said lately. All but <see cref="Remove"/> under <see cref="Gate"/>.</summary>
internal sealed class RoomSlot(RoomId id)
{
    private const int MaxRecent = 256;
    private static readonly TimeSpan RecentFor = TimeSpan.FromSeconds(10);
    private Queue<RecentUpdate>? _recent;

    public Lock Gate { get; } = new();

    public RoomId Id => id;

    public List<RoomMember> Members { get; } = [];

    public bool IsDead { get; set; }

    /// <summary>The last event number that passed by.</summary>
    public long LastSeq { get; set; }

    public bool HasRecent => _recent is { Count: > 0 };

    /// <summary>Updates of the last seconds, oldest first.</summary>
    public IEnumerable<RecentUpdate> Recent => _recent ?? [];

    public RoomMember? Find(ClientSocket socket)
    {
        foreach (RoomMember member in Members)
        {
            if (member.Socket == socket)
                return member;
        }

        return null;
    }

    /// <summary>Adds the socket; null when it is gone.</summary>
    public RoomMember? Add(ClientSocket socket, RoomRole role, long position)
    {
        if (!socket.Rooms.TryEnter(this))
            return null;
        RoomMember member = new(socket, role, position);
        Members.Add(member);
        return member;
    }

    /// <summary>The event at the member's position is its leaving.</summary>
    public void Drop(RoomMember member)
    {
        Members.Remove(member);
        member.Socket.Rooms.Exit(this, member.Position);
    }

    /// <summary>Takes the gate itself.</summary>
    public void Remove(SocketRooms gone)
    {
        lock (Gate)
        {
            Members.RemoveAll(member => member.Socket.Rooms == gone);
        }
    }

    public void Remember(RecentUpdate update)
    {
        _recent ??= new();
        if (_recent.Count == MaxRecent)
            _recent.Dequeue();
        _recent.Enqueue(update);
    }

    public void ForgetRecent(bool keepYoung, TimeProvider time)
    {
        while (_recent is not null && _recent.TryPeek(out RecentUpdate? oldest) && (!keepYoung || time.GetElapsedTime(oldest.At) > RecentFor))
            _recent.Dequeue();
        if (_recent is { Count: 0 })
            _recent = null;
    }
}

/// <summary>A room update that passed by.</summary>
/// <param name="At">When, as a timestamp of the time provider.</param>
/// <param name="Payload">The update's JSON.</param>
internal sealed record RecentUpdate(long At, ReadOnlyMemory<byte> Payload);
