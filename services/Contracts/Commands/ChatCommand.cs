using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Commands;

/// <summary>What Chat is asked for.</summary>
public abstract record ChatCommand : ClientCommand;

/// <summary>A private message.</summary>
public sealed record SendMessage(UserId RecipientId, string Content) : ChatCommand;

/// <summary>A page of a private conversation: the newest messages before one, or the newest of all.</summary>
public sealed record ReadHistory(UserId WithUserId, MessageId? Before = null, int? Limit = null) : ChatCommand;

/// <summary>Everything up to this message is read.</summary>
public sealed record MarkRead(UserId WithUserId, MessageId UpTo) : ChatCommand;

/// <summary>The sender is writing to someone.</summary>
public sealed record Typing(UserId RecipientId) : ChatCommand;

/// <summary>The sender's conversations, the latest first.</summary>
public sealed record ListConversations : ChatCommand;

/// <summary>How many private messages the sender has not read; the gateway's own question, as a part of a sync.</summary>
public sealed record CountUnread : ChatCommand;
