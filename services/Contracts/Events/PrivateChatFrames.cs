using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Events;

/// <summary>A private message as it is kept.</summary>
public sealed record PrivateMessage(
    MessageId MessageId, UserId SenderId, string SenderName, UserId RecipientId, string Content, DateTimeOffset SentAt);

/// <summary>Somebody wrote to the viewer.</summary>
public sealed record MessageReceived(
    MessageId MessageId, UserId SenderId, string SenderName, UserId RecipientId, string Content, DateTimeOffset SentAt) : ChatFrame;

/// <summary>The viewer wrote to somebody, perhaps on another device.</summary>
public sealed record MessageSent(
    MessageId MessageId, UserId SenderId, string SenderName, UserId RecipientId, string Content, DateTimeOffset SentAt) : ChatFrame;

/// <summary>The message was not sent: <c>NOT_FRIENDS</c>, <c>USER_NOT_FOUND</c>, <c>CONTENT_EMPTY</c>, <c>CONTENT_TOO_LONG</c>.</summary>
public sealed record MessageRejected(ErrorCode Reason, UserId RecipientId, string Message) : ChatFrame;

/// <summary>A page of a conversation, the newest last.</summary>
/// <param name="WithUserId">The other one.</param>
/// <param name="Messages">In order.</param>
/// <param name="HasMore">Whether there are older ones.</param>
/// <param name="ReadUpTo">Up to where the viewer has read; null = nothing.</param>
/// <param name="TheirReadUpTo">Up to where the other one has read, where the viewer may know.</param>
public sealed record HistoryFrame(
    UserId WithUserId, IReadOnlyList<PrivateMessage> Messages, bool HasMore, MessageId? ReadUpTo, MessageId? TheirReadUpTo) : ChatFrame;

/// <summary>One of the two has read up to a message.</summary>
/// <param name="ReaderId">Who has read.</param>
/// <param name="WithUserId">The other one.</param>
/// <param name="UpTo">The reader's cursor from now on; null = nothing is read, as whoever asked is told.</param>
public sealed record MessagesRead(UserId ReaderId, UserId WithUserId, MessageId? UpTo) : ChatFrame;

/// <summary>Somebody is writing to the viewer.</summary>
public sealed record TypingFrame(UserId SenderId) : ChatFrame;

/// <summary>A conversation in the list. Of a long last message only the beginning is told.</summary>
public sealed record ConversationItem(
    UserId UserId, string Username, PrivateMessage? LastMessage, int Unread, UserPresence Presence);

/// <summary>The viewer's conversations, the latest first.</summary>
public sealed record ConversationsFrame(IReadOnlyList<ConversationItem> Items) : ChatFrame;
