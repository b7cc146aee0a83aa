using System.Text.Json.Serialization;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Rooms;

namespace BlazingSun.Rules.Rooms;

/// <summary>Ready or no longer, perhaps with a new client seed.</summary>
public sealed record ReadyChanged(
    [property: JsonPropertyName("p")] UserId Player,
    [property: JsonPropertyName("r")] bool Ready,
    [property: JsonPropertyName("s")] string? ClientSeed) : RoomEvent;

/// <summary>The settings from now on.</summary>
public sealed record ConfigChanged([property: JsonPropertyName("c")] RoomConfig Config) : RoomEvent;

/// <summary>A player agreed to another game.</summary>
public sealed record RematchAgreed(
    [property: JsonPropertyName("p")] UserId Player,
    [property: JsonPropertyName("l")] UserId[] Agreed) : RoomEvent;

/// <summary>A game began. The server seed in it is secret until <see cref="GameEnded"/>.</summary>
/// <param name="Players">In seat order.</param>
/// <param name="ServerSeed">32 bytes.</param>
/// <param name="ClientSeeds">In seat order.</param>
/// <param name="First">Who begins.</param>
/// <param name="Seconds">Time for the first turn; 0 = no limit.</param>
public sealed record GameBegan(
    [property: JsonPropertyName("p")] PlayerName[] Players,
    [property: JsonPropertyName("k")] byte[] ServerSeed,
    [property: JsonPropertyName("c")] string[] ClientSeeds,
    [property: JsonPropertyName("f")] UserId First,
    [property: JsonPropertyName("s")] int Seconds) : RoomEvent;

/// <summary>Another turn began; 0 seconds = no limit.</summary>
public sealed record TurnPassed(
    [property: JsonPropertyName("p")] UserId Player,
    [property: JsonPropertyName("n")] int Number,
    [property: JsonPropertyName("s")] int Seconds) : RoomEvent
{
    internal DateTimeOffset? EndsAt => Seconds == 0 ? null : At?.AddSeconds(Seconds);
}

/// <summary>The game is over. Lists are in the order of the players.</summary>
public sealed record GameEnded(
    [property: JsonPropertyName("w")] UserId? Winner,
    [property: JsonPropertyName("i")] string? WinnerName,
    [property: JsonPropertyName("p")] UserId[] Players,
    [property: JsonPropertyName("v")] int[] Scores,
    [property: JsonPropertyName("r")] string Reason,
    [property: JsonPropertyName("k")] byte[] ServerSeed,
    [property: JsonPropertyName("c")] string[] ClientSeeds) : RoomEvent;
