using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.FanOut;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Sync;

/// <summary>Asks Games where a socket's user is and what the socket missed, Chat what is unread, and remembers what is still to be answered.</summary>
internal sealed class SyncDesk(CommandQueue commands, RoomTable rooms, UnreadDesk unreads, TimeProvider time) : ICommandFilter
{
    private const int RetryMs = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A new socket is to hear its user's rooms. Asked again until answered.</summary>
    public void Join(ClientSocket socket)
    {
        socket.Gone += Forget;
        rooms.StartRecording();
        lock (socket.Rooms.Sync)
        {
            socket.Rooms.Sync.JoinAskedAt = time.GetTimestamp();
        }

        AskForRooms(socket);
    }

    public FilterResult Apply(ClientSocket socket, ClientCommand command, string? correlationId) =>
        command is SyncState question ? FilterResult.Done(Ask(socket, question, correlationId)) : default;

    /// <summary>The client asks; rooms' frames are held back until the answer.</summary>
    /// <returns>Why not.</returns>
    private Refusal? Ask(ClientSocket socket, SyncState command, string? correlationId)
    {
        bool asksChat = unreads.MayAsk(socket.User!.Caller.UserId);
        lock (socket.Rooms.Sync)
        {
            if (socket.Rooms.Sync.Pending is not null)
                return new Refusal(ErrorCode.RATE_LIMITED, "The last sync is still under way.", RetryMs);
            socket.Rooms.Sync.Pending = new PendingSync(correlationId, time.GetTimestamp(), asksChat);
        }

        rooms.StartRecording();
        socket.Rooms.Hold();
        if (asksChat)
            unreads.Ask(socket);
        Refusal? refusal = commands.Send(socket, new SyncState(Positions(socket, command.Rooms ?? new Dictionary<RoomId, long>())), correlationId);
        if (refusal is not null && TakePending(socket) is not null)
            socket.Rooms.Release([], SyncDelivery.NoPositions);
        return refusal;
    }

    /// <summary>The client's question, once; null when it was answered or given up.</summary>
    public PendingSync? TakePending(ClientSocket socket)
    {
        PendingSync? pending;
        lock (socket.Rooms.Sync)
        {
            pending = socket.Rooms.Sync.Pending;
            socket.Rooms.Sync.Pending = null;
        }

        if (pending is null)
            return null;
        pending.Patience?.Dispose();
        rooms.StopRecording();
        return pending;
    }

    /// <summary>The socket is in its user's rooms.</summary>
    public void Joined(ClientSocket socket)
    {
        bool wasWaiting;
        lock (socket.Rooms.Sync)
        {
            wasWaiting = socket.Rooms.Sync.JoinAskedAt is not null;
            socket.Rooms.Sync.JoinAskedAt = null;
        }

        if (wasWaiting)
            rooms.StopRecording();
    }

    /// <summary>Gives up on the client's question and repeats the gateway's own when they are not answered in time.</summary>
    public void CheckOverdue(ClientSocket socket)
    {
        bool askAgain = false;
        PendingSync? pending;
        lock (socket.Rooms.Sync)
        {
            pending = socket.Rooms.Sync.Pending;
            if (socket.Rooms.Sync.JoinAskedAt is { } asked && time.GetElapsedTime(asked) >= Patience)
            {
                socket.Rooms.Sync.JoinAskedAt = time.GetTimestamp();
                askAgain = true;
            }
        }

        if (askAgain)
            AskForRooms(socket);
        if (pending is { Answer: null } && time.GetElapsedTime(pending.AskedAt) >= Patience && TakePending(socket) is not null)
            GiveUp(socket, pending);
    }

    private static void GiveUp(ClientSocket socket, PendingSync pending)
    {
        socket.Rooms.Release([], SyncDelivery.NoPositions);
        socket.Refuse(Refusal.Of(ErrorCode.UNAVAILABLE) with { RetryAfterMs = RetryMs }, pending.CorrelationId);
    }

    private void AskForRooms(ClientSocket socket) => commands.Send(socket, new SyncState(Rooms: null), correlationId: null);

    private void Forget(ClientSocket socket)
    {
        Joined(socket);
        TakePending(socket);
    }

    private static Dictionary<RoomId, long> Positions(ClientSocket socket, IReadOnlyDictionary<RoomId, long> told)
    {
        Dictionary<RoomId, long> positions = new(told);
        foreach (RoomSlot slot in socket.Rooms.Entered())
        {
            if (!told.TryGetValue(slot.Id, out long number))
                continue;
            lock (slot.Gate)
            {
                if (slot.Find(socket)?.CanFillFrom(number) == false)
                    positions.Remove(slot.Id);
            }
        }

        return positions;
    }
}
