using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Gateway.Lobbies;
using BlazingSun.Gateway.Sync;

namespace BlazingSun.Gateway.FanOut;

/// <summary>Hands a message from Games to the feature that it is for. What this version does not know is left out.</summary>
internal sealed class EventDispatch(RoomFanOut rooms, ReplyFanOut replies, SyncDelivery syncs, DeliveryFanOut deliveries, RoomLists lists)
{
    /// <exception cref="JsonException">The message is none of those that Games sends.</exception>
    public void Handle(ReadOnlyMemory<byte> message)
    {
        EnvelopeHead head = EnvelopeHead.Read(message);
        switch (head.EventType)
        {
            case EventTypes.RoomUpdate:
                rooms.Handle(head.Payload);
                break;
            case EventTypes.Replies:
                replies.Send(ReplyReader.ReadPayload(head.Payload));
                break;
            case EventTypes.SyncAnswer:
                syncs.Handle(head.Payload);
                break;
            case EventTypes.Delivery:
                Deliver(head.Audience, DeliveryReader.Read(head.Payload));
                break;
            default:
                break;
        }
    }

    private void Deliver(ParsedAudience audience, ParsedDelivery delivery)
    {
        if (audience is { Type: "lobby", Lobby: { } lobby })
            lists.Publish(lobby, delivery.Frame);
        else
            deliveries.Send(audience, delivery);
    }
}
