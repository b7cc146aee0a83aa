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
    public static RawFrame Frame(ChatFrame frame) => new(JsonSerializer.SerializeToUtf8Bytes(frame, ContractsJson.Default.ChatFrame));

    public static RawFrame Frame(ErrorFrame frame) => new(JsonSerializer.SerializeToUtf8Bytes(frame, ContractsJson.Default.ErrorFrame));

    public BusMessage Delivery(string key, Audience audience, ChatFrame frame, Cause? cause) => Message(
        key, EventTypes.ChatDelivery, new Delivery(Frame(frame), cause), ContractsJson.Default.EnvelopeDelivery, audience);

    public BusMessage Reply(string key, Reply reply) =>
        Message(key, EventTypes.ChatReplies, new RepliesPayload([reply]), ContractsJson.Default.EnvelopeRepliesPayload);

    public BusMessage Joined(string key, LobbyJoined joined) =>
        Message(key, EventTypes.LobbyJoined, joined, ContractsJson.Default.EnvelopeLobbyJoined);

    public BusMessage Unread(string key, UnreadCount unread) =>
        Message(key, EventTypes.UnreadCount, unread, ContractsJson.Default.EnvelopeUnreadCount);

    public BusMessage Muted(UserMute mute) =>
        Message(mute.UserId.ToString(), EventTypes.UserMuted, mute, ContractsJson.Default.EnvelopeUserMute);

    public BusMessage Removed(UserId user, DateTimeOffset at) => Message(
        user.ToString(), EventTypes.UserDeleted, new UserConnection(user), ContractsJson.Default.EnvelopeUserConnection, at: at);

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
