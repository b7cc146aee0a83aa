using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.FanOut;

/// <summary>Frames that are not numbered, for an audience: notices, chat. Lobbies are the senders' own business.</summary>
internal sealed class DeliveryFanOut(SocketDirectory directory, RoomTable rooms)
{
    public void Send(ParsedAudience audience, ParsedDelivery delivery)
    {
        switch (audience.Type)
        {
            case "user" or "users":
                audience.Users?.ForEach(user => SendTo(directory.Of(user), delivery));
                break;
            case "room" or "players" or "spectators" when audience.Room is { } room:
                SendToGroup(MembersOf(room, audience.Type), delivery);
                break;
            case "broadcast":
                SendTo(directory.All.Where(socket => socket.User is not null), delivery);
                break;
            default:
                break;
        }
    }

    /// <summary>To all who are in something; also to who caused it and waits for that as an answer, but is not in.</summary>
    public void SendToGroup(ClientSocket[] sockets, ParsedDelivery delivery)
    {
        SendTo(sockets, delivery);
        if (delivery.IsAnswer && delivery.Cause.Connection is { } connection && directory.Find(connection) is { } sender
            && delivery.IsCause(sender) && !sockets.Contains(sender))
            sender.Send(delivery.For(sender));
    }

    private static void SendTo(IEnumerable<ClientSocket> sockets, ParsedDelivery delivery)
    {
        foreach (ClientSocket socket in sockets)
            socket.Send(delivery.For(socket));
    }

    private ClientSocket[] MembersOf(RoomId room, string audience)
    {
        if (rooms.Find(room) is not { } slot)
            return [];
        RoomRole? role = audience switch
        {
            "players" => RoomRole.Player,
            "spectators" => RoomRole.Spectator,
            _ => null,
        };
        lock (slot.Gate)
        {
            return [.. slot.Members.Where(member => role is null || member.Role == role).Select(member => member.Socket)];
        }
    }
}
