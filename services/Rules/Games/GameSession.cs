using System.Text.Json.Serialization;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Fairness;

namespace BlazingSun.Rules.Games;

/// <summary>Whose turn it is.</summary>
/// <param name="Player">Who is to move.</param>
/// <param name="Number">1 for the first turn of the game.</param>
/// <param name="EndsAt">When the time is up; null = no limit.</param>
public sealed record GameTurn(UserId Player, int Number, DateTimeOffset? EndsAt);

/// <summary>How a game ended.</summary>
/// <param name="Winner">Null = nobody won.</param>
/// <param name="Scores">In the order of <see cref="GameSession.Players"/>.</param>
/// <param name="Reason">One of <see cref="EndReason"/>.</param>
public sealed record GameOutcome(UserId? Winner, IReadOnlyList<int> Scores, string Reason);

/// <summary>One game in a room, from its start until the next one starts. Those who left the room since are still in it.</summary>
public sealed record GameSession
{
    // Remembered, not state: it follows from the seeds, and the session's successors share it.
    private FairBlocks? blocks;

    /// <summary>Who plays, in seat order.</summary>
    public IReadOnlyList<PlayerName> Players { get; init; } = [];

    /// <summary>The client seeds in seat order.</summary>
    public IReadOnlyList<string> ClientSeeds { get; init; } = [];

    /// <summary>The secret of the fair stream; shown to nobody before <see cref="Outcome"/> is there.</summary>
    public byte[] ServerSeed { get; init; } = [];

    /// <summary>Bytes of the fair stream that were taken.</summary>
    public long FairOffset { get; init; }

    /// <summary>The game's own state.</summary>
    public GameState? State { get; init; }

    /// <summary>Whose turn it is; null when the game is over.</summary>
    public GameTurn? Turn { get; init; }

    /// <summary>How the game ended; null while it is on.</summary>
    public GameOutcome? Outcome { get; init; }

    /// <summary>What the server bound itself to.</summary>
    [JsonIgnore]
    public string Commitment => Fairness.Commitment.Of(ServerSeed);

    /// <summary>The fair stream from where the game stands.</summary>
    public FairStream Stream() => new(blocks ??= new FairBlocks(ServerSeed, ClientSeeds), FairOffset);

    /// <summary>A player's seat in this game; −1 for others.</summary>
    public int SeatOf(UserId player)
    {
        for (int i = 0; i < Players.Count; i++)
        {
            if (Players[i].Id == player)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The result as everyone may see it, with the proof of fairness; null while the game is on.</summary>
    public GameResult? Result()
    {
        if (Outcome is null)
        {
            return null;
        }

        int winner = Outcome.Winner is { } id ? SeatOf(id) : -1;
        return new GameResult(
            Outcome.Winner,
            winner < 0 ? null : Players[winner].Name,
            BySeat(Players, Outcome.Scores),
            Outcome.Reason,
            new FairnessReveal(Convert.ToHexStringLower(ServerSeed), BySeat(Players, ClientSeeds)));
    }

    internal static Dictionary<UserId, T> BySeat<T>(IReadOnlyList<PlayerName> players, IReadOnlyList<T> values)
    {
        Dictionary<UserId, T> bySeat = new(players.Count);
        for (int i = 0; i < players.Count; i++)
        {
            bySeat[players[i].Id] = values[i];
        }

        return bySeat;
    }
}
