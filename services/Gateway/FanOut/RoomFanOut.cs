using BlazingSun.Contracts.Bus;
using BlazingSun.Gateway.Dialects;
using BlazingSun.Gateway.Presence;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.FanOut;

/// <summary>Gives each socket of a room's members its view of what happened, every event number once.</summary>
internal sealed class RoomFanOut(RoomTable rooms, SocketDirectory directory, ReplyFanOut replies, JoinCheck joins, TimeProvider time)
{
    /// <exception cref="System.Text.Json.JsonException">Not a room update.</exception>
    public void Handle(ReadOnlyMemory<byte> payload)
    {
        ParsedRoomUpdate update = RoomUpdateReader.Read(payload);
        List<ClientSocket> touched = [];
        if (update.Events.Count > 0 && IsWanted(update))
            rooms.Visit(update.Room, (This: this, update, payload, touched), static (slot, state) => state.This.Handle(slot, state));
        foreach (ClientSocket socket in touched)
            socket.Outbound.Flush();
        replies.Send(update.Replies);
        if (update.HasJoins)
            CheckJoins(update);
    }

    /// <summary>Gives one socket that just entered the room what passed by after its position. Under the room's gate.</summary>
    public static void CatchUp(RoomSlot slot, RoomMember member)
    {
        foreach (RecentUpdate recent in slot.Recent)
        {
            foreach (ParsedEvent next in RoomUpdateReader.Read(recent.Payload).Events)
            {
                if (next.Seq <= member.Position)
                {
                    AnswerIfCause(slot, member, next);
                    continue;
                }

                Deliver(slot, member, next);
                if (next.Left != member.Socket.User?.Caller.UserId)
                    continue;
                slot.Drop(member);
                return;
            }
        }
    }

    private void CheckJoins(ParsedRoomUpdate update)
    {
        foreach (ParsedEvent next in update.Events)
        {
            if (next.Joined is { } join)
                joins.Joined(join.User, join.Gateway);
            if (next.Lost is { } lost)
                joins.Lost(lost);
        }
    }

    private bool IsWanted(ParsedRoomUpdate update) =>
        rooms.IsRecording
        || rooms.Find(update.Room) is not null
        || (update.HasJoins && update.Events.Exists(next => next.Joined is { } join && directory.Of(join.User).Length > 0));

    private void Handle(
        RoomSlot slot, (RoomFanOut This, ParsedRoomUpdate Update, ReadOnlyMemory<byte> Payload, List<ClientSocket> Touched) state)
    {
        if (rooms.IsRecording)
            slot.Remember(new RecentUpdate(time.GetTimestamp(), state.Payload));
        foreach (ParsedEvent next in state.Update.Events)
        {
            if (next.Joined is { } join && next.Seq > slot.LastSeq)
                Join(slot, join, next);
            DeliverToAll(slot, next, state.Touched);
            if (next.Left is { } left)
                slot.Members.FindAll(member => member.Position == next.Seq && member.Socket.User?.Caller.UserId == left).ForEach(slot.Drop);
            slot.LastSeq = Math.Max(slot.LastSeq, next.Seq);
        }
    }

    private static void DeliverToAll(RoomSlot slot, ParsedEvent next, List<ClientSocket> touched)
    {
        foreach (RoomMember member in slot.Members)
        {
            if (next.Seq > member.Position)
                Deliver(slot, member, next);
            else
                AnswerIfCause(slot, member, next);
            touched.Add(member.Socket);
        }
    }

    private void Join(RoomSlot slot, ParsedJoin join, ParsedEvent next)
    {
        foreach (ClientSocket socket in directory.Of(join.User))
        {
            RoomMember? member = slot.Find(socket) ?? slot.Add(socket, join.Role, next.Seq - 1);
            member?.Rewind(next.Seq);
            if (member is not null && member.Position < next.Seq)
                member.Role = join.Role;
        }
    }

    private static void Deliver(RoomSlot slot, RoomMember member, ParsedEvent next)
    {
        if (next.Seq != member.Position + 1)
            member.ContiguousFrom = next.Seq - 1;
        member.Position = next.Seq;
        ClientSocket socket = member.Socket;
        if (socket.User is not { } user || FrameFor(next, user, member.Role) is not { } frame)
            return;
        bool isCause = IsCause(next, socket, user);
        if (socket.Rooms.Deliver(slot.Id, next.Seq, isCause ? Splice.Correlation(next.Cause.RawId.Span, frame) : frame, isCause))
            member.Sent = next.Seq;
    }

    // A sync was ahead of this event, so the socket has its content already; as the answer to a command it still has to come.
    private static void AnswerIfCause(RoomSlot slot, RoomMember member, ParsedEvent next)
    {
        ClientSocket socket = member.Socket;
        if (socket.User is not { } user || !IsCause(next, socket, user) || FrameFor(next, user, member.Role) is not { } frame)
            return;
        socket.Rooms.Deliver(slot.Id, next.Seq, Splice.Correlation(next.Cause.RawId.Span, frame), isAnswer: true);
    }

    private static bool IsCause(ParsedEvent next, ClientSocket socket, SocketUser user) =>
        next.Cause.Connection == socket.Id && next.Cause.User == user.Caller.UserId;

    private static ReadOnlyMemory<byte>? FrameFor(ParsedEvent next, SocketUser user, RoomRole role) =>
        next.Joined is { State.IsEmpty: false } join && join.User == user.Caller.UserId
            ? join.State
            : next.For(user.Caller.UserId, role);
}
