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
                replies.Send(ReplyReader.ReadPayload(head.Payload));
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

    private void Deliver(ParsedAudience audience, ParsedDelivery delivery)
    {
        if (audience is { Type: "lobby", Lobby: { } lobby })
            deliveries.SendToGroup(lobbies.In(new LobbyId(lobby)), delivery);
        else
            deliveries.Send(audience, delivery);
    }

    // What is said in the lobby after this history comes under the same key, so behind it.
    private void Join(ParsedLobbyJoined joined)
    {
        ParsedCause to = joined.History.To;
        if (to.Connection is { } connection && directory.Find(connection) is { } socket && socket.User?.Caller.UserId == to.User
            && lobbies.Enter(socket, joined.Lobby))
            replies.Send(joined.History);
    }
}
