using System.Security.Cryptography;
using System.Text;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games.Rooms;

namespace BlazingSun.Games.Talk;

/// <summary>Something that was said in a room.</summary>
/// <param name="Audience"><c>players</c> or <c>spectators</c>.</param>
/// <param name="Frame">What they get.</param>
internal sealed record Said(string Audience, ChatFrame Frame)
{
    public static Said By(RoomRequest request, string text, DateTimeOffset now)
    {
        (RoomId room, UserId user, string name) = (request.Command.RoomId, request.Caller.UserId, request.Caller.Username);
        MessageId id = IdOf(request);
        return request.Command is PlayerChat
            ? new Said("players", new PlayerChatMessage(room, id, user, name, text, now))
            : new Said("spectators", new SpectatorChatMessage(room, id, user, name, text, now));
    }

    // The same for every repeat of a command, so that clients see that it is one.
    private static MessageId IdOf(RoomRequest request)
    {
        if (request.CorrelationId is not { } commandId)
        {
            return new MessageId(request.MessageId);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Command.RoomId}:{request.Caller.UserId}:{commandId}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new MessageId(new Guid(hash[..16], bigEndian: true));
    }
}
