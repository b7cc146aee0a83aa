using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Lobbies;
using BlazingSun.Gateway.Sockets;

namespace BlazingSun.Gateway.FanOut;

/// <summary>Frames that are not numbered, for an audience: room lists, notices, chat in rooms.</summary>
internal sealed class DeliveryFanOut(SocketDirectory directory, RoomTable rooms, RoomLists lists)
{
    public void Send(ParsedAudience audience, ReadOnlyMemory<byte> frame)
    {
        switch (audience.Type)
        {
            case "lobby" when audience.Lobby is { } lobby:
                lists.Publish(lobby, frame);
                break;
            case "user" or "users":
                audience.Users?.ForEach(user => SendTo(directory.Of(user), frame));
                break;
            case "room" or "players" or "spectators" when audience.Room is { } room:
                SendTo(MembersOf(room, audience.Type), frame);
                break;
            case "broadcast":
                SendTo(directory.All.Where(socket => socket.User is not null), frame);
                break;
            default:
                break;
        }
    }

    private static void SendTo(IEnumerable<ClientSocket> sockets, ReadOnlyMemory<byte> frame)
    {
        foreach (ClientSocket socket in sockets)
            socket.Send(frame);
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
