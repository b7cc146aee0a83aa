using System.Text.Json.Serialization;
using BlazingSun.Contracts.Json;

namespace BlazingSun.Contracts.Rooms;

/// <summary>Who finds a room in the lobby.</summary>
[JsonConverter(typeof(LowercaseEnumConverter<Visibility>))]
public enum Visibility
{
    /// <summary>Listed in the lobby.</summary>
    Public,

    /// <summary>Joined only by code, name or id.</summary>
    Private,
}

/// <summary>What starts the game.</summary>
[JsonConverter(typeof(LowercaseEnumConverter<StartMode>))]
public enum StartMode
{
    /// <summary>All seats are taken.</summary>
    Auto,

    /// <summary>At least the minimum of players is there and all are ready.</summary>
    Ready,

    /// <summary>The host says so.</summary>
    Host,
}

/// <summary>A room's settings, complete and within their limits.</summary>
/// <param name="MaxPlayers">Seats.</param>
/// <param name="MinPlayers">Players that a game needs.</param>
/// <param name="AllowSpectators">Whether others may watch.</param>
/// <param name="Visibility">Who finds the room.</param>
/// <param name="StartMode">What starts the game.</param>
/// <param name="TurnSeconds">Time for a turn, in seconds; 0 = no limit.</param>
/// <param name="ReconnectSeconds">How long the seat of a player without a connection is kept, in seconds.</param>
/// <param name="IdleSeconds">How long a room without any command lives, in seconds.</param>
public sealed record RoomConfig(
    int MaxPlayers,
    int MinPlayers,
    bool AllowSpectators,
    Visibility Visibility,
    StartMode StartMode,
    int TurnSeconds,
    int ReconnectSeconds,
    int IdleSeconds);

/// <summary>The settings that a client names; the others keep their value or take the game's default.</summary>
public sealed record RoomConfigPatch
{
    /// <inheritdoc cref="RoomConfig.MaxPlayers"/>
    public int? MaxPlayers { get; init; }

    /// <inheritdoc cref="RoomConfig.MinPlayers"/>
    public int? MinPlayers { get; init; }

    /// <inheritdoc cref="RoomConfig.AllowSpectators"/>
    public bool? AllowSpectators { get; init; }

    /// <inheritdoc cref="RoomConfig.Visibility"/>
    public Visibility? Visibility { get; init; }

    /// <inheritdoc cref="RoomConfig.StartMode"/>
    public StartMode? StartMode { get; init; }

    /// <inheritdoc cref="RoomConfig.TurnSeconds"/>
    public int? TurnSeconds { get; init; }

    /// <inheritdoc cref="RoomConfig.ReconnectSeconds"/>
    public int? ReconnectSeconds { get; init; }

    /// <inheritdoc cref="RoomConfig.IdleSeconds"/>
    public int? IdleSeconds { get; init; }
}
