using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Rooms;
using FsCheck;
using FsCheck.Fluent;
using static BlazingSun.Rules.Tests.RoomScenario;

namespace BlazingSun.Rules.Tests.Properties;

/// <summary>One step of a random walk: a number says what, another who.</summary>
internal sealed record Step(int What, int Who, int Detail);

/// <summary>Random command sequences of five users over one room.</summary>
internal static class Walk
{
    private static readonly string[] Users = [Alice, Bob, Carol, "dave", "erin"];

    private static readonly Gen<Step> Steps =
        from what in Gen.Frequency((12, Gen.Constant(0)), (20, Gen.Choose(1, 20)))
        from who in Gen.Frequency((3, Gen.Choose(0, 1)), (1, Gen.Choose(2, 4)))
        from detail in Gen.Choose(0, 9_999)
        select new Step(what, who, detail);

    /// <summary>Walks of up to 120 steps; a failing one shrinks by leaving steps out.</summary>
    public static Arbitrary<Step[]> Any { get; } = Arb.From(
        from length in Gen.Choose(1, 120)
        from steps in Steps.ArrayOf(length)
        select steps,
        Shorter);

    /// <summary>Walks over a new room.</summary>
    /// <returns>The room at the end.</returns>
    public static RoomScenario Take(Step[] steps, Action<RoomScenario, RoomCommand, Decision> afterEach)
    {
        RoomScenario room = new(steps[0].Detail);
        foreach (Step step in steps)
        {
            room.Wait(SecondsBefore(step));
            (Caller caller, RoomCommand command) = CommandOf(room, step);
            Decision decision = room.Try(caller, command);
            room.Take(decision);
            afterEach(room, command, decision);
        }

        return room;
    }

    private static (Caller Caller, RoomCommand Command) CommandOf(RoomScenario room, Step step)
    {
        string user = Users[step.Who];
        if (room.State is null)
        {
            return (As(user), new OpenRoom(Here, Dice, "Sunny", Code, Patch(step.Detail)));
        }

        return step.What switch
        {
            0 or 1 or 2 => (Mover(room, user), new Play(Here, "bigger_dice.roll")),
            3 => (As(user), new Play(Here, step.Detail % 2 == 0 ? "bigger_dice.roll" : "bigger_dice.cheat")),
            4 or 5 => (As(user), new TakeSeat(Here)),
            6 => (As(user), step.Detail % 3 == 0 ? new LeaveRoom(Here) : new TakeSeat(Here)),
            7 or 8 => (As(user), new Ready(Here, step.Detail % 4 != 0, step.Detail % 3 == 0 ? $"s{step.Detail}" : null)),
            9 => (As(user), new Start(Here)),
            10 => (As(user), new Configure(Here, Patch(step.Detail))),
            11 or 12 => (As(user), new Rematch(Here)),
            13 => (As(user), new Spectate(Here)),
            14 => (As(user), new StopSpectating(Here)),
            15 => (As(user), step.Detail % 4 == 0 ? new Resign(Here) : new ConnectionBack(Here)),
            16 => (As(user), new ConnectionLost(Here)),
            17 => (As(user), new ConnectionBack(Here)),
            18 => (Caller.System, new CheckDeadline(Here)),
            19 => (step.Detail % 2 == 0 ? As(user) : Caller.System, Outage(room, step.Detail % 20)),
            _ => (As(user), new CheckDeadline(Here)),
        };
    }

    // Up to now, as when a process starts again; with a beginning that may lie before what happened last.
    private static MoveClocks Outage(RoomScenario room, int seconds)
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(room.Now.ToUnixTimeMilliseconds());
        return new MoveClocks(Here, now.AddSeconds(-seconds), now);
    }

    // Mostly moments, seldom so long that a deadline passes.
    private static double SecondsBefore(Step step) => step.Detail % 40 == 0 ? step.Detail / 20.0 : step.Detail % 7 / 3.0;

    private static Caller Mover(RoomScenario room, string otherwise) =>
        room.Room.Session?.Turn is { } turn ? new Caller(turn.Player, "mover", []) : As(otherwise);

    private static RoomConfigPatch Patch(int detail) => new()
    {
        StartMode = (StartMode)(detail % 3),
        AllowSpectators = detail % 11 != 0,
        TurnSeconds = (detail % 5) switch { 0 => 0, 1 => 5, 2 => 1, _ => null },
        ReconnectSeconds = detail % 7 == 0 ? 30 : null,
        MaxPlayers = detail % 13 == 0 ? 3 : null,
    };

    private static IEnumerable<Step[]> Shorter(Step[] steps)
    {
        for (int size = steps.Length / 2; size > 0; size /= 2)
        {
            for (int at = 0; at + size <= steps.Length; at += size)
            {
                yield return [.. steps[..at], .. steps[(at + size)..]];
            }
        }
    }
}
