using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;

namespace BlazingSun.Rules.Rooms;

/// <summary>The room was opened; the host's <see cref="SeatTaken"/> follows.</summary>
public sealed record RoomOpened(
    [property: JsonPropertyName("i")] RoomId RoomId,
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("k")] RoomCode Code,
    [property: JsonPropertyName("g")] GameSlug GameType,
    [property: JsonPropertyName("h")] UserId HostId,
    [property: JsonPropertyName("c")] RoomConfig Config) : RoomEvent;

/// <summary>A seat was taken. In a finished room this puts the last game away: the room waits again.</summary>
/// <param name="Player">Whose seat it is.</param>
/// <param name="Name">The player's name.</param>
/// <param name="AvatarId">The picture.</param>
/// <param name="Count">Players that are there now.</param>
public sealed record SeatTaken(
    [property: JsonPropertyName("p")] UserId Player,
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("a")] long? AvatarId,
    [property: JsonPropertyName("c")] int Count) : RoomEvent
{
    /// <summary>The player's own part of the random seed; shown to nobody before the game is over.</summary>
    [JsonPropertyName("s")]
    public string? ClientSeed { get; init; }
}

/// <summary>A seat is free again; reason <c>left</c>, <c>kicked</c> or <c>expired</c>.</summary>
public sealed record SeatLeft(
    [property: JsonPropertyName("p")] UserId Player,
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("r")] string Reason) : RoomEvent;

/// <summary>The longest-present player took over.</summary>
public sealed record HostMoved([property: JsonPropertyName("h")] UserId HostId) : RoomEvent;

/// <summary>The player's last socket is gone; the seat is kept.</summary>
public sealed record SeatLost(
    [property: JsonPropertyName("p")] UserId Player,
    [property: JsonPropertyName("b")] DateTimeOffset ReconnectBy) : RoomEvent;

/// <summary>The player has a socket again.</summary>
public sealed record SeatRegained([property: JsonPropertyName("p")] UserId Player) : RoomEvent;

/// <summary>The platform was away; all clocks of the room go on later by as much.</summary>
/// <param name="ByMs">Milliseconds.</param>
/// <param name="Until">The end of the outage.</param>
/// <param name="TurnEndsAt">The new end of the turn; null = no turn clock runs.</param>
/// <param name="ReconnectBy">The new ends of the reconnection windows; null = there are none.</param>
public sealed record OutageAdded(
    [property: JsonPropertyName("b")] long ByMs,
    [property: JsonPropertyName("u")] DateTimeOffset Until,
    [property: JsonPropertyName("e")] DateTimeOffset? TurnEndsAt,
    [property: JsonPropertyName("r")] Dictionary<UserId, DateTimeOffset>? ReconnectBy) : RoomEvent;

/// <summary>Someone watches.</summary>
public sealed record WatchBegan(
    [property: JsonPropertyName("p")] UserId Spectator,
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("c")] int Count) : RoomEvent;

/// <summary>Someone watches no longer.</summary>
public sealed record WatchEnded(
    [property: JsonPropertyName("p")] UserId Spectator,
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("c")] int Count) : RoomEvent;

/// <summary>The room takes no more commands; reason <c>abandoned</c> or <c>idle</c>.</summary>
public sealed record RoomShut([property: JsonPropertyName("r")] string Reason) : RoomEvent;
