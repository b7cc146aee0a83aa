using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Commands;

/// <summary>A command to a lobby.</summary>
public abstract record LobbyCommand(LobbyId LobbyId) : ChatCommand;

/// <summary>The socket hears the lobby from now on, and gets its newest messages.</summary>
public sealed record JoinLobby(LobbyId LobbyId) : LobbyCommand(LobbyId);

/// <summary>The socket hears the lobby no more. The gateway does that by itself; Chat never gets it.</summary>
public sealed record LeaveLobby(LobbyId LobbyId) : LobbyCommand(LobbyId);

/// <summary>A message to all who are in the lobby.</summary>
public sealed record SendLobbyMessage(LobbyId LobbyId, string Content) : LobbyCommand(LobbyId);

/// <summary>A page of the lobby's messages before one.</summary>
public sealed record ReadLobbyHistory(LobbyId LobbyId, MessageId Before, int? Limit = null) : LobbyCommand(LobbyId);

/// <summary>Takes a message away from everyone (admin).</summary>
public sealed record DeleteLobbyMessage(LobbyId LobbyId, MessageId MessageId) : LobbyCommand(LobbyId);

/// <summary>Keeps a user from writing in lobbies and rooms for some minutes (admin).</summary>
public sealed record MuteUser(PersonRef Person, int Minutes) : ChatCommand;

/// <summary>Ends a mute (admin).</summary>
public sealed record UnmuteUser(PersonRef Person) : ChatCommand;

/// <summary>Shows a message to the admins: of a lobby, or of the conversation with a user; exactly one of both is named.</summary>
public sealed record ReportMessage(MessageId MessageId, LobbyId? LobbyId, UserId? WithUserId, string? Reason) : ChatCommand;
