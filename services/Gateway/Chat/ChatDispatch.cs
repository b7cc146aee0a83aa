using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.FanOut;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Gateway.Sync;

namespace BlazingSun.Gateway.Chat;

/// <summary>Hands a message from Chat to those whom it is for. What this version does not know is left out.</summary>
internal sealed class ChatDispatch(
    ChatLobbies lobbies, DeliveryFanOut deliveries, ReplyFanOut replies, SyncDelivery syncs, SocketDirectory directory)
{
    /// <exception cref="JsonException">The message is none of those that Chat sends.</exception>
    public void Handle(ReadOnlyMemory<byte> message)
    {
        EnvelopeHead head = EnvelopeHead.Read(message);
        switch (head.EventType)
        {
            case EventTypes.ChatDelivery:
                Deliver(head.Audience, DeliveryReader.Read(head.Payload));
                break;
            case EventTypes.ChatReplies:
                Reply(ReplyReader.ReadPayload(head.Payload));
                break;
            case EventTypes.LobbyJoined:
                Join(ParsedLobbyJoined.Read(head.Payload));
                break;
            case EventTypes.UnreadCount:
                syncs.HandleUnread(head.Payload);
                break;
            default:
                break;
        }
    }

    private void Reply(List<ParsedReply> all)
    {
        replies.Send(all);
        foreach (ParsedReply reply in all)
            Settle(reply.To);
    }

    private void Deliver(ParsedAudience audience, ParsedDelivery delivery)
    {
        Settle(delivery.Cause);
        if (audience is { Type: "lobby", Lobby: { } lobby })
            deliveries.SendToGroup(lobbies.In(new LobbyId(lobby)), delivery);
        else
            deliveries.Send(audience, delivery);
    }

    // What is said in the lobby after this history comes under the same key, so behind it.
    private void Join(ParsedLobbyJoined joined)
    {
        Settle(joined.History.To);
        if (Find(joined.History.To) is { } socket && lobbies.Enter(socket, joined.Lobby))
            replies.Send(joined.History);
    }

    private void Settle(ParsedCause answered)
    {
        if (!answered.RawId.IsEmpty)
            Find(answered)?.Questions?.Answered(answered.RawId.Span);
    }

    private ClientSocket? Find(ParsedCause cause) =>
        cause.Connection is { } connection && directory.Find(connection) is { } socket && socket.User?.Caller.UserId == cause.User ? socket : null;
}
