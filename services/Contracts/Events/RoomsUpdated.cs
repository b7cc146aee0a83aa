using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;

namespace BlazingSun.Contracts.Events;

/// <summary>A room in the lobby's list.</summary>
public sealed record RoomSummary(
    RoomId RoomId, string RoomName, RoomCode? RoomCode, GameSlug GameType, string HostName, RoomStatus Status, int PlayerCount,
    int MaxPlayers, int SpectatorCount, bool AllowSpectators);

/// <summary>The lobby's list of public live rooms; game type null = of all games.</summary>
public sealed record RoomsUpdated(GameSlug? GameType, IReadOnlyList<RoomSummary> Rooms)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "games.event.rooms_updated";
}

/// <summary>An error as it stands on the wire, without the correlation id, which the gateway puts in front.</summary>
public sealed record ErrorFrame(Errors.ErrorCode Code, string Message, RoomId? RoomId, int? RetryAfterMs)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "system.error";

    /// <summary>The frame of a refusal.</summary>
    public static ErrorFrame Of(Errors.Refusal refusal, RoomId? roomId = null) =>
        new(refusal.Code, refusal.Message, roomId, refusal.RetryAfterMs);
}
