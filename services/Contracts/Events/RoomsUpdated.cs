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
