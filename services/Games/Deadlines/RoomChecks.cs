using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Deadlines;

/// <summary>When a room is to be asked about its deadlines.</summary>
internal static class RoomChecks
{
    // Asking a waiting room this often bounds how late a turn of 5 s, set after the question, can be noticed in its first round.
    private const int ShortestTurn = 30;

    /// <summary>
    /// The nearest deadline, but no later than the shortest one that could be set in the meantime: so no deadline is missed although
    /// moves tell the watching workflow nothing. Null = never again.
    /// </summary>
    public static DateTimeOffset? Next(Room room, DateTimeOffset now)
    {
        if (room.NextDeadline is not { } deadline)
        {
            return null;
        }

        int shortest = Math.Min(room.Config.IdleSeconds, TurnSeconds(room));
        DateTimeOffset latest = now.AddSeconds(shortest);
        return deadline < latest ? deadline : latest;
    }

    // Before a game its host may still set any turn time.
    private static int TurnSeconds(Room room) =>
        room.Status != RoomStatus.Playing ? ShortestTurn : room.Config.TurnSeconds > 0 ? room.Config.TurnSeconds : int.MaxValue;
}
