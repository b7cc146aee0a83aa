using System.Text.Json.Serialization;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Games.BiggerDice;

/// <summary>Bigger Dice between its two seats, 0 and 1.</summary>
public sealed record BiggerDiceState : GameState
{
    /// <summary>The players in seat order.</summary>
    [JsonPropertyName("p")]
    public UserId[] Players { get; init; } = [];

    /// <summary>The points in seat order.</summary>
    [JsonPropertyName("s")]
    public int[] Scores { get; init; } = [0, 0];

    /// <summary>The seat that rolls first in this round.</summary>
    [JsonPropertyName("f")]
    public int Starter { get; init; }

    /// <summary>All rolls in order, two a round, one letter each: <c>1</c> to <c>6</c> by seat 0, <c>a</c> to <c>f</c> by seat 1.</summary>
    [JsonPropertyName("r")]
    public string Rolls { get; init; } = "";

    /// <summary>The round that is played: 1, 2, 3 …</summary>
    [JsonPropertyName("n")]
    public int Round { get; init; } = 1;

    /// <summary>Whether the next roll opens the round.</summary>
    [JsonIgnore]
    public bool IsFirstRoll => Rolls.Length % 2 == 0;

    /// <summary>The seat that is to roll.</summary>
    [JsonIgnore]
    public int Seat => IsFirstRoll ? Starter : 1 - Starter;

    /// <summary>The seat of a roll.</summary>
    internal static int SeatOf(char roll) => roll >= 'a' ? 1 : 0;

    /// <summary>The pips of a roll: 1 to 6.</summary>
    internal static int PipsOf(char roll) => roll >= 'a' ? roll - 'a' + 1 : roll - '0';

    internal static char Letter(int seat, int pips) => (char)(seat == 0 ? '0' + pips : 'a' + pips - 1);
}
