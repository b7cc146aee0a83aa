using System.Collections.Concurrent;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.FanOut;

/// <summary>The rooms that this gateway has sockets for.</summary>
internal sealed class RoomTable(TimeProvider time)
{
    private readonly ConcurrentDictionary<RoomId, RoomSlot> _slots = new();
    private int _recorders;

    /// <summary>
    /// While sockets wait to learn their rooms, the recent updates of all rooms are kept: one of them may be the first that such a socket needs.
    /// </summary>
    public bool IsRecording => Volatile.Read(ref _recorders) > 0;

    public void StartRecording() => Interlocked.Increment(ref _recorders);

    public void StopRecording() => Interlocked.Decrement(ref _recorders);

    public RoomSlot? Find(RoomId room) => _slots.GetValueOrDefault(room);

    /// <summary>Runs under the room's gate; makes the room known where it is not, and forgets it when it has no use any more.</summary>
    public void Visit<TState>(RoomId room, TState state, Action<RoomSlot, TState> action)
    {
        while (true)
        {
            RoomSlot slot = _slots.GetOrAdd(room, static id => new RoomSlot(id));
            lock (slot.Gate)
            {
                if (slot.IsDead)
                    continue;
                action(slot, state);
                Forget(slot);
                return;
            }
        }
    }

    /// <summary>Forgets old updates and the rooms that were known only for them.</summary>
    public void Prune()
    {
        foreach (RoomSlot slot in _slots.Values)
        {
            lock (slot.Gate)
            {
                slot.ForgetRecent(IsRecording, time);
                Forget(slot);
            }
        }
    }

    private void Forget(RoomSlot slot)
    {
        if (slot.IsDead || slot.Members.Count > 0 || slot.HasRecent)
            return;
        slot.IsDead = true;
        _slots.TryRemove(new(slot.Id, slot));
    }
}
