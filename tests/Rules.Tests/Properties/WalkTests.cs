using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Games;
using BlazingSun.Rules.Rooms;
using FsCheck;
using FsCheck.Fluent;

namespace BlazingSun.Rules.Tests.Properties;

/// <summary>The properties are worth what their walks reach.</summary>
public sealed class WalkTests
{
    [Fact]
    public void The_walks_reach_every_event_every_end_and_every_refusal()
    {
        HashSet<string> reached = [];
        Prop.ForAll(Walk.Any, steps => { Walk.Take(steps, (room, _, decision) => Note(room, decision, reached)); }).Check(Config.QuickThrowOnFailure.WithMaxTest(600));
        IEnumerable<string> events = typeof(RoomEvent).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(RoomEvent)) && !t.IsAbstract).Select(t => t.Name);
        string[] expected =
        [
            .. events, EndReason.Score, EndReason.Forfeit, EndReason.Timeout, EndReason.Resigned,
            nameof(RoomStatus.Waiting), nameof(RoomStatus.Playing), nameof(RoomStatus.Finished), nameof(RoomStatus.Abandoned),
            nameof(ErrorCode.ROOM_FULL), nameof(ErrorCode.ROOM_CLOSED), nameof(ErrorCode.ALREADY_IN_ROOM), nameof(ErrorCode.NOT_IN_ROOM),
            nameof(ErrorCode.NOT_HOST), nameof(ErrorCode.GAME_NOT_STARTED), nameof(ErrorCode.GAME_ALREADY_STARTED),
            nameof(ErrorCode.NOT_ENOUGH_PLAYERS), nameof(ErrorCode.NOT_YOUR_TURN), nameof(ErrorCode.INVALID_ACTION),
            nameof(ErrorCode.SPECTATORS_CANNOT_ACT), nameof(ErrorCode.SPECTATORS_NOT_ALLOWED), nameof(ErrorCode.CONFIG_INVALID),
            nameof(ErrorCode.FORBIDDEN), "a second game",
        ];
        Assert.Empty(expected.Except(reached));
    }

    private static void Note(RoomScenario room, Decision decision, HashSet<string> reached)
    {
        if (decision.Refusal is { } refusal)
        {
            reached.Add(refusal.Code.ToString());
        }

        reached.UnionWith(decision.Events.Select(e => e.GetType().Name));
        reached.UnionWith(decision.Events.OfType<GameEnded>().Select(e => e.Reason));
        reached.Add(room.State?.Status.ToString() ?? "");
        reached.Add(room.State?.GameNumber > 1 ? "a second game" : "");
    }
}
