using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Rules.Rooms;

/// <summary>A game as everyone saw it, for looking at it later.</summary>
public static class GameLog
{
    private const string Watcher = "Somebody";

    /// <summary>The frames of a game's events. Who watched is nobody's business later on.</summary>
    /// <param name="rules">Knows what may be seen.</param>
    /// <param name="room">The room.</param>
    /// <param name="last">The number of the last event.</param>
    /// <param name="events">In order.</param>
    public static IReadOnlyList<RoomEventFrame> Of(RoomRules rules, RoomId room, long last, IReadOnlyList<RoomEvent> events)
    {
        long first = last - events.Count + 1;
        return [.. events.Select((e, i) => WithoutWatcher(rules.View(room, first + i, e)[^1].Frame))];
    }

    private static RoomEventFrame WithoutWatcher(RoomEventFrame frame) => frame switch
    {
        SpectatorJoined joined => joined with { SpectatorId = default, SpectatorName = Watcher },
        SpectatorLeft left => left with { SpectatorId = default, SpectatorName = Watcher },
        _ => frame,
    };
}
