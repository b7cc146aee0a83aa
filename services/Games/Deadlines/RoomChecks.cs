using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Deadlines;

/// <summary>When a room is to be asked about its deadlines.</summary>
internal static class RoomChecks
{
    // Before a game its host may still set another turn time: asking this often bounds how late the end of the first turn is then noticed.
    private const int BeforeAGame = 30;

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

    private static int TurnSeconds(Room room)
    {
        int turn = room.Config.TurnSeconds > 0 ? room.Config.TurnSeconds : int.MaxValue;
        return room.Status == RoomStatus.Playing ? turn : Math.Min(turn, BeforeAGame);
    }
}
