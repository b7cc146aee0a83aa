using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Dialects;
using BlazingSun.Gateway.FanOut;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.Sync;

/// <summary>Joins a socket to its user's rooms and gives it what it missed, with no gap and no duplicate before the live events.</summary>
internal sealed class SyncDelivery(SocketDirectory directory, RoomTable rooms, SyncDesk desk, UnreadDesk unreads, TimeProvider time)
{
    public static readonly IReadOnlyDictionary<RoomId, long> NoPositions = new Dictionary<RoomId, long>();

    /// <exception cref="System.Text.Json.JsonException">Not a sync answer.</exception>
    public void Handle(ReadOnlyMemory<byte> payload)
    {
        ParsedSyncAnswer answer = ParsedSyncAnswer.Read(payload);
        if (directory.Find(answer.Connection) is not { } socket || socket.User?.Caller.UserId != answer.User)
            return;
        bool isAwaited = answer.Requested && IsPending(socket, answer.RawId.Span);
        foreach (ParsedRoomSync room in answer.Rooms)
            rooms.Visit(room.Room, (socket, room, isAwaited), static (slot, state) => Enter(slot, state.socket, state.room, state.isAwaited));
        if (!isAwaited)
            socket.Outbound.Flush();
        else if (!WaitsForChat(socket, answer))
            Finish(socket, answer);
        if (!answer.Requested)
            desk.Joined(socket);
    }

    /// <exception cref="System.Text.Json.JsonException">Not an answer to the question for unread messages.</exception>
    public void HandleUnread(ReadOnlyMemory<byte> payload)
    {
        ParsedUnread unread = ParsedUnread.Read(payload);
        unreads.Heard();
        if (directory.Find(unread.Connection) is not { } socket || socket.User?.Caller.UserId != unread.User)
            return;
        ParsedSyncAnswer? answer;
        lock (socket.Rooms.Sync)
        {
            if (socket.Rooms.Sync.Pending is not { } pending)
                return;
            pending.Unread = unread.Count;
            answer = pending.Answer;
        }

        if (answer is not null)
            Finish(socket, answer);
    }

    // Meanwhile the rooms' frames are held back as before.
    private bool WaitsForChat(ClientSocket socket, ParsedSyncAnswer answer)
    {
        lock (socket.Rooms.Sync)
        {
            if (socket.Rooms.Sync.Pending is not { AsksChat: true, Unread: null } pending)
                return false;
            TimeSpan left = UnreadDesk.Patience - time.GetElapsedTime(pending.AskedAt);
            if (left > TimeSpan.Zero && pending.Answer is null)
            {
                pending.Answer = answer;
                pending.Patience = time.CreateTimer(_ => Finish(socket, answer), null, left, Timeout.InfiniteTimeSpan);
            }

            return left > TimeSpan.Zero;
        }
    }

    private void Finish(ClientSocket socket, ParsedSyncAnswer answer)
    {
        if (desk.TakePending(socket) is not { } pending)
            return;
        if (pending is { AsksChat: true, Unread: null })
            unreads.Missed();
        Fill(socket, answer, pending.Unread);
    }

    // An answer may come twice, or after its question was given up: it answers no later question.
    private static bool IsPending(ClientSocket socket, ReadOnlySpan<byte> rawId)
    {
        string? id = rawId.IsEmpty ? null : JsonText.Read(rawId);
        lock (socket.Rooms.Sync)
        {
            return socket.Rooms.Sync.Pending is { } pending && pending.CorrelationId == id;
        }
    }

    // A socket that is in the room already goes on from where it is, unless it asked for what is up to the answer's number.
    private static void Enter(RoomSlot slot, ClientSocket socket, ParsedRoomSync room, bool isAwaited)
    {
        RoomMember? member = slot.Find(socket);
        if (member is null)
        {
            if (socket.Rooms.HasLeftAfter(slot.Id, room.Seq))
                return;
            member = slot.Add(socket, room.Role, room.Seq);
            if (member is null)
                return;
            member.IsPresumed = !isAwaited;
            RoomFanOut.CatchUp(slot, member);
        }
        else if (isAwaited && member.Position < room.Seq)
        {
            member.Position = room.Seq;
        }
    }

    private void Fill(ClientSocket socket, ParsedSyncAnswer answer, int? unread)
    {
        byte[] snapshot = socket.Dialect.StateSnapshot(answer.Rooms, unread, answer.RawId.Span);
        IEnumerable<ReadOnlyMemory<byte>> missed = answer.Rooms.SelectMany(room => room.Missed ?? []);
        socket.Rooms.Release(missed.Prepend(snapshot), answer.Rooms.ToDictionary(room => room.Room, room => room.Seq));
        foreach (ParsedRoomSync room in answer.Rooms)
            MarkSynced(socket, room);
        foreach (RoomId room in answer.Unavailable)
            socket.Refuse(Refusal.Of(ErrorCode.UNAVAILABLE) with { RetryAfterMs = 1_000 }, correlationId: null, room);
    }

    private void MarkSynced(ClientSocket socket, ParsedRoomSync room)
    {
        if (rooms.Find(room.Room) is not { } slot)
            return;
        lock (slot.Gate)
        {
            slot.Find(socket)?.Synced(room.Seq);
        }
    }
}
