using System.Text.Json.Serialization;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Events;

/// <summary>An error as it stands on the wire, without the correlation id, which the gateway puts in front. What is not known is left out.</summary>
public sealed record ErrorFrame(
    ErrorCode Code,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RoomId? RoomId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? RetryAfterMs)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "system.error";

    /// <summary>The frame of a refusal.</summary>
    public static ErrorFrame Of(Refusal refusal, RoomId? roomId = null) =>
        new(refusal.Code, refusal.Message, roomId, refusal.RetryAfterMs);
}
