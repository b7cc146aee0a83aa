using BlazingSun.Rules.Rooms;

namespace BlazingSun.Games.Deadlines;

/// <summary>When a room is to be asked about its deadlines.</summary>
internal static class RoomChecks
{
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

        int shortest = room.Config.TurnSeconds > 0 ? Math.Min(room.Config.TurnSeconds, room.Config.IdleSeconds) : room.Config.IdleSeconds;
        DateTimeOffset latest = now.AddSeconds(shortest);
        return deadline < latest ? deadline : latest;
    }
}
