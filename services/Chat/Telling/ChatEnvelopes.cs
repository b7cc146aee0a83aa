using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Chat.Telling;

/// <summary>What Chat says, as messages of the bus.</summary>
internal sealed class ChatEnvelopes(IIdSource ids, TimeProvider time)
{
    public static RawFrame Frame(ChatFrame frame) => new(JsonSerializer.SerializeToUtf8Bytes(frame, ContractsJson.Wire.ChatFrame));

    public static RawFrame Frame(ErrorFrame frame) => new(JsonSerializer.SerializeToUtf8Bytes(frame, ContractsJson.Wire.ErrorFrame));

    public BusMessage Delivery(string key, Audience audience, ChatFrame frame, Cause? cause) => Message(
        key, EventTypes.ChatDelivery, new Delivery(Frame(frame), cause), ContractsJson.Wire.EnvelopeDelivery, audience);

    public BusMessage Reply(string key, Reply reply) =>
        Message(key, EventTypes.ChatReplies, new RepliesPayload([reply]), ContractsJson.Wire.EnvelopeRepliesPayload);

    public BusMessage Joined(string key, LobbyJoined joined) =>
        Message(key, EventTypes.LobbyJoined, joined, ContractsJson.Wire.EnvelopeLobbyJoined);

    public BusMessage Unread(string key, UnreadCount unread) =>
        Message(key, EventTypes.UnreadCount, unread, ContractsJson.Wire.EnvelopeUnreadCount);

    /// <summary>Bears the time at which it was said, not at which it is told.</summary>
    public BusMessage Muted(UserMute mute, DateTimeOffset saidAt) =>
        Message(mute.UserId.ToString(), EventTypes.UserMuted, mute, ContractsJson.Wire.EnvelopeUserMute, at: saidAt);

    public BusMessage Removed(UserId user, DateTimeOffset at) => Message(
        user.ToString(), EventTypes.UserDeleted, new UserConnection(user), ContractsJson.Wire.EnvelopeUserConnection, at: at);

    private BusMessage Message<TPayload>(
        string key, string type, TPayload payload, JsonTypeInfo<Envelope<TPayload>> json, Audience? audience = null, DateTimeOffset? at = null)
    {
        Envelope<TPayload> envelope = new()
        {
            EventId = ids.New(),
            EventType = type,
            Timestamp = at ?? time.GetUtcNow(),
            Producer = ChatApp.Name,
            Audience = audience,
            Payload = payload,
        };
        return new BusMessage(key, JsonSerializer.SerializeToUtf8Bytes(envelope, json));
    }
}
