using System.Text.Json;
using System.Text.Json.Serialization;

namespace BlazingSun.Floor.Lobby;

/// <summary>What a socket says.</summary>
internal sealed record LobbyCommand(string? Type, string? LobbyId, string? Content);

/// <summary>What all sockets hear: the same fields as in BlazingSun.</summary>
internal sealed record LobbyMessage(
    string Type, string LobbyId, Guid MessageId, string SenderId, string SenderName, string Content, DateTimeOffset SentAt);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LobbyCommand))]
[JsonSerializable(typeof(LobbyMessage))]
internal sealed partial class LobbyJson : JsonSerializerContext;
