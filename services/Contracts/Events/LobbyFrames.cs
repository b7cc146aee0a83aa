using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Events;

/// <summary>A lobby's message as it is kept.</summary>
public sealed record LobbyEntry(MessageId MessageId, UserId SenderId, string SenderName, string Content, DateTimeOffset SentAt);

/// <summary>A page of a lobby's messages, the newest last.</summary>
public sealed record LobbyHistory(LobbyId LobbyId, IReadOnlyList<LobbyEntry> Messages, bool HasMore) : ChatFrame;

/// <summary>How many people are in the lobby.</summary>
public sealed record LobbyPresence(LobbyId LobbyId, int Count) : ChatFrame;

/// <summary>Somebody wrote in the lobby.</summary>
public sealed record LobbyMessage(
    LobbyId LobbyId, MessageId MessageId, UserId SenderId, string SenderName, string Content, DateTimeOffset SentAt) : ChatFrame;

/// <summary>An admin took a message away.</summary>
public sealed record LobbyMessageDeleted(LobbyId LobbyId, MessageId MessageId) : ChatFrame;

/// <summary>The viewer, or for an admin another user, may not write in lobbies and rooms; until null = may again.</summary>
public sealed record UserMuted(UserId UserId, string Username, DateTimeOffset? Until) : ChatFrame;

/// <summary>The viewer's report has been kept for the admins.</summary>
public sealed record MessageReported(MessageId MessageId) : ChatFrame;
