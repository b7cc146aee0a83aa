using System.Text.Json;
using System.Text.Json.Serialization;

namespace BlazingSun.Floor.Dice;

/// <summary>Any command of a player; a player is who it says it is.</summary>
internal sealed record DiceCommand(string? Type, string? RoomName, string? PlayerName);

/// <summary>An event of a room, as both players get it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PlayerJoined), "games.event.player_joined")]
[JsonDerivedType(typeof(PlayerReady), "games.event.player_ready")]
[JsonDerivedType(typeof(RematchOffered), "games.event.rematch_offered")]
[JsonDerivedType(typeof(GameStarted), "games.event.game_started")]
[JsonDerivedType(typeof(TurnChanged), "games.event.turn_changed")]
[JsonDerivedType(typeof(Rolled), "games.event.bigger_dice.rolled")]
[JsonDerivedType(typeof(RoundComplete), "games.event.bigger_dice.round_complete")]
[JsonDerivedType(typeof(DiceGameOver), "games.event.bigger_dice.game_over")]
[JsonDerivedType(typeof(GameOver), "games.event.game_over")]
internal abstract record DiceEvent
{
    [JsonPropertyOrder(-2)]
    public required string RoomId { get; init; }

    [JsonPropertyOrder(-1)]
    public required long Seq { get; init; }
}

internal sealed record PlayerJoined(string PlayerId, string PlayerName, int PlayerCount) : DiceEvent;

internal sealed record PlayerReady(string PlayerId, bool Ready) : DiceEvent;

internal sealed record RematchOffered(string PlayerId, IReadOnlyList<string> Agreed) : DiceEvent;

internal sealed record DicePlayerName(string Id, string Name);

internal sealed record GameStarted(IReadOnlyList<DicePlayerName> Players, string FirstTurn, DateTimeOffset? TurnEndsAt) : DiceEvent;

internal sealed record TurnChanged(string CurrentTurn, int TurnNumber, DateTimeOffset? TurnEndsAt) : DiceEvent;

internal sealed record Rolled(string PlayerId, int Roll, bool IsFirstRoll, int Round) : DiceEvent;

internal sealed record RoundComplete(
    int Round, IReadOnlyDictionary<string, int> Rolls, string? Winner, IReadOnlyDictionary<string, int> Scores, string? NextTurn) : DiceEvent;

internal sealed record DiceGameOver(string Winner, string WinnerName, IReadOnlyDictionary<string, int> FinalScores) : DiceEvent;

internal sealed record GameOver(string Winner, string WinnerName, IReadOnlyDictionary<string, int> FinalScores, string Reason) : DiceEvent;

internal sealed record DiceError(string Code, string Message)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "system.error";
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DiceCommand))]
[JsonSerializable(typeof(DiceEvent))]
[JsonSerializable(typeof(DiceError))]
internal sealed partial class DiceJson : JsonSerializerContext;
