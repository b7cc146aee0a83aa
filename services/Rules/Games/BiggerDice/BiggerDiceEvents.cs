using System.Text.Json.Serialization;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Rules.Games.BiggerDice;

/// <summary>A die fell.</summary>
/// <param name="Player">Who rolled.</param>
/// <param name="Pips">1 to 6.</param>
/// <param name="First">Whether it opened the round.</param>
/// <param name="Round">1, 2, 3 …</param>
/// <param name="Rejected">Bytes of the fair stream that were passed over before this die's.</param>
public sealed record DieFell(
    [property: JsonPropertyName("p")] UserId Player,
    [property: JsonPropertyName("r")] int Pips,
    [property: JsonPropertyName("f")] bool First,
    [property: JsonPropertyName("n")] int Round,
    [property: JsonPropertyName("x")] int Rejected) : GameEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override int FairBytes => 1 + Rejected;

    /// <inheritdoc/>
    public override IReadOnlyList<EventView> View(RoomId roomId, long seq) =>
        [new EventView(new DiceRolled(Player, Pips, First, Round) { RoomId = roomId, Seq = seq })];
}

/// <summary>Both rolled; lists are in seat order.</summary>
public sealed record RoundEnded(
    [property: JsonPropertyName("n")] int Round,
    [property: JsonPropertyName("p")] UserId[] Players,
    [property: JsonPropertyName("r")] int[] Rolls,
    [property: JsonPropertyName("s")] int[] Scores,
    [property: JsonPropertyName("w")] UserId? Winner,
    [property: JsonPropertyName("x")] UserId? Next) : GameEvent
{
    /// <inheritdoc/>
    public override IReadOnlyList<EventView> View(RoomId roomId, long seq) =>
    [
        new EventView(new DiceRoundComplete(Round, ByPlayer(Rolls), Winner, ByPlayer(Scores), Next) { RoomId = roomId, Seq = seq }),
    ];

    private Dictionary<UserId, int> ByPlayer(int[] values) => new(2) { [Players[0]] = values[0], [Players[1]] = values[1] };
}

/// <summary>A player has the points.</summary>
public sealed record DiceWon(
    [property: JsonPropertyName("w")] UserId Winner,
    [property: JsonPropertyName("i")] string WinnerName,
    [property: JsonPropertyName("p")] UserId[] Players,
    [property: JsonPropertyName("s")] int[] Scores) : GameEvent
{
    /// <inheritdoc/>
    public override IReadOnlyList<EventView> View(RoomId roomId, long seq) =>
    [
        new EventView(new DiceGameOver(
            Winner, WinnerName, new Dictionary<UserId, int>(2) { [Players[0]] = Scores[0], [Players[1]] = Scores[1] })
        {
            RoomId = roomId,
            Seq = seq,
        }),
    ];
}
