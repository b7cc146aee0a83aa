using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Chat.Exports;

/// <summary>The name that Chat knows a user by.</summary>
internal sealed record ExportedProfile(string Username, DateTimeOffset SeenAt);

/// <summary>How the user stands to another one: <c>friend</c>, <c>asked</c> (by the user), <c>asking</c>, or <c>none</c>, where that one is only blocked.</summary>
internal sealed record ExportedPerson(UserId UserId, string? Username, string Relation, bool IsBlocked, DateTimeOffset ChangedAt);

/// <summary>A private conversation: how many messages the user wrote, and up to where the user has read.</summary>
internal sealed record ExportedConversation(UserId WithUserId, string? Username, int Written, MessageId? ReadUpTo);

/// <summary>A private message that the user wrote.</summary>
internal sealed record ExportedMessage(UserId RecipientId, MessageId MessageId, string Content, DateTimeOffset SentAt);

/// <summary>A lobby message that the user wrote.</summary>
internal sealed record ExportedLobbyMessage(LobbyId LobbyId, MessageId MessageId, string Content, DateTimeOffset SentAt);

/// <summary>A report that the user made.</summary>
internal sealed record ExportedReport(
    long Id, MessageId MessageId, LobbyId? LobbyId, UserId? WithUserId, string? Reason, DateTimeOffset ReportedAt, DateTimeOffset? ResolvedAt);

/// <summary>Until when the user may not write, or might not.</summary>
internal sealed record ExportedMute(DateTimeOffset Until);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(ExportedProfile))]
[JsonSerializable(typeof(ExportedPerson))]
[JsonSerializable(typeof(ExportedConversation))]
[JsonSerializable(typeof(ExportedMessage))]
[JsonSerializable(typeof(ExportedLobbyMessage))]
[JsonSerializable(typeof(ExportedReport))]
[JsonSerializable(typeof(ExportedMute))]
internal sealed partial class ChatExportJson : JsonSerializerContext;
