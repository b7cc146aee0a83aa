using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Events;

/// <summary>What Chat tells a client, and a room's chat; not numbered.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MessageReceived), "chat.event.message_received")]
[JsonDerivedType(typeof(MessageSent), "chat.event.message_sent")]
[JsonDerivedType(typeof(MessageRejected), "chat.event.message_rejected")]
[JsonDerivedType(typeof(HistoryFrame), "chat.event.history")]
[JsonDerivedType(typeof(MessagesRead), "chat.event.messages_read")]
[JsonDerivedType(typeof(TypingFrame), "chat.event.typing")]
[JsonDerivedType(typeof(ConversationsFrame), "chat.event.conversations")]
[JsonDerivedType(typeof(LobbyHistory), "chat.event.lobby_history")]
[JsonDerivedType(typeof(LobbyPresence), "chat.event.lobby_presence")]
[JsonDerivedType(typeof(LobbyMessage), "chat.event.lobby_message")]
[JsonDerivedType(typeof(LobbyMessageDeleted), "chat.event.lobby_message_deleted")]
[JsonDerivedType(typeof(FriendsFrame), "chat.event.friends")]
[JsonDerivedType(typeof(FriendRequested), "chat.event.friend_requested")]
[JsonDerivedType(typeof(FriendAdded), "chat.event.friend_added")]
[JsonDerivedType(typeof(FriendDeclined), "chat.event.friend_declined")]
[JsonDerivedType(typeof(FriendRemoved), "chat.event.friend_removed")]
[JsonDerivedType(typeof(UserBlocked), "chat.event.user_blocked")]
[JsonDerivedType(typeof(UserUnblocked), "chat.event.user_unblocked")]
[JsonDerivedType(typeof(UserMuted), "chat.event.user_muted")]
[JsonDerivedType(typeof(MessageReported), "chat.event.message_reported")]
[JsonDerivedType(typeof(PresenceChangedFrame), "system.event.presence_changed")]
[JsonDerivedType(typeof(PlayerChatMessage), "games.event.player_chat_message")]
[JsonDerivedType(typeof(SpectatorChatMessage), "games.event.spectator_chat_message")]
public abstract record ChatFrame;

/// <summary>Somebody with a name.</summary>
public sealed record Person(UserId UserId, string Username);

/// <summary>Somebody whose presence the viewer may know.</summary>
public sealed record PresentPerson(UserId UserId, string Username, UserPresence Presence);

/// <summary>A message of the players.</summary>
public sealed record PlayerChatMessage(
    RoomId RoomId, MessageId MessageId, UserId SenderId, string SenderName, string Content, DateTimeOffset SentAt) : ChatFrame;

/// <summary>A message of those who watch.</summary>
public sealed record SpectatorChatMessage(
    RoomId RoomId, MessageId MessageId, UserId SenderId, string SenderName, string Content, DateTimeOffset SentAt) : ChatFrame;
