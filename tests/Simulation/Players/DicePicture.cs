using System.Globalization;
using System.Text.Json;

namespace BlazingSun.Simulation.Players;

/// <summary>A game of Bigger Dice as a client has it.</summary>
internal sealed record DicePicture
{
    private static readonly string[] ResultFields = ["winner", "winnerName", "finalScores", "reason", "fairness"];

    public required IReadOnlyList<string> Players { get; init; }

    public required IReadOnlyList<int> Scores { get; init; }

    public string? Turn { get; init; }

    public int TurnNumber { get; init; }

    public string? TurnEndsAt { get; init; }

    public int Round { get; init; }

    public string Rolls { get; init; } = "";

    public required string Commitment { get; init; }

    public string? Result { get; init; }

    public static DicePicture Of(JsonElement game)
    {
        string[] players = [.. game.GetProperty("players").EnumerateArray().Select(p => p.GetProperty("id").GetString()!)];
        return new DicePicture
        {
            Players = players,
            Scores = [.. players.Select(p => game.GetProperty("scores").GetProperty(p).GetInt32())],
            Turn = game.GetProperty("currentTurn").GetString(),
            TurnNumber = game.GetProperty("turnNumber").GetInt32(),
            TurnEndsAt = game.GetProperty("turnEndsAt").GetString(),
            Round = game.GetProperty("round").GetInt32(),
            Rolls = string.Concat(game.GetProperty("rolls").EnumerateArray().Select(RollText)),
            Commitment = game.GetProperty("commitment").GetString()!,
            Result = game.GetProperty("result") is { ValueKind: JsonValueKind.Object } result ? ResultText(result) : null,
        };
    }

    public static DicePicture Started(JsonElement e) => new()
    {
        Players = [.. e.GetProperty("players").EnumerateArray().Select(p => p.GetProperty("id").GetString()!)],
        Scores = [0, 0],
        Turn = e.GetProperty("firstTurn").GetString(),
        TurnNumber = 1,
        TurnEndsAt = e.GetProperty("turnEndsAt").GetString(),
        Round = 1,
        Commitment = e.GetProperty("fairness").GetProperty("commitment").GetString()!,
    };

    /// <summary>The game after an event of it.</summary>
    public DicePicture After(string type, JsonElement e) => type switch
    {
        "bigger_dice.rolled" => this with { Rolls = Rolls + RollText(e) },
        "bigger_dice.round_complete" => this with
        {
            Scores = [.. Players.Select(p => e.GetProperty("scores").GetProperty(p).GetInt32())],
            Round = e.GetProperty("nextTurn").ValueKind == JsonValueKind.Null ? Round : Round + 1,
        },
        "turn_changed" => this with
        {
            Turn = e.GetProperty("currentTurn").GetString(),
            TurnNumber = e.GetProperty("turnNumber").GetInt32(),
            TurnEndsAt = e.GetProperty("turnEndsAt").GetString(),
        },
        // Without a turn the state counts the rolls.
        "game_over" => this with { Turn = null, TurnNumber = Rolls.Count(c => c == ';'), TurnEndsAt = null, Result = ResultText(e) },
        _ => this,
    };

    public override string ToString() =>
        $"{string.Join(',', Players)} {string.Join(':', Scores)} turn {Turn} {TurnNumber} until {TurnEndsAt} round {Round} {Rolls} {Commitment} {Result}";

    private static string RollText(JsonElement roll) => string.Create(
        CultureInfo.InvariantCulture,
        $"{roll.GetProperty("playerId").GetString()}={roll.GetProperty("roll").GetInt32()}@{roll.GetProperty("round").GetInt32()};");

    private static string ResultText(JsonElement result) => string.Join(
        '|', ResultFields.Select(name => result.GetProperty(name).GetRawText()));
}
