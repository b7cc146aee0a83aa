using BlazingSun.Simulation.Scheduling;

namespace BlazingSun.Simulation.Worlds;

/// <summary>
/// What a seed's world is like: its size, and which faults it knows how often. No world has all of them, so that each fault also meets a
/// system that is otherwise well.
/// </summary>
internal sealed record Plan
{
    public required int Gateways { get; init; }

    public required int GamesNodes { get; init; }

    public required int Players { get; init; }

    /// <summary>How long there are faults.</summary>
    public required TimeSpan Chaos { get; init; }

    public required TimeSpan Latency { get; init; }

    public required TimeSpan StoreLatency { get; init; }

    /// <summary>How often a call is done when it returns.</summary>
    public required double AtOnce { get; init; }

    /// <summary>How long a callback takes at most.</summary>
    public required TimeSpan Step { get; init; }

    public double StoreFaults { get; init; }

    public double BusFaults { get; init; }

    public double CrashesAtSave { get; init; }

    public double CrashesAtPublish { get; init; }

    public double Redelivery { get; init; }

    /// <summary>How often, per player's pause, the player's connections break.</summary>
    public double Cuts { get; init; }

    /// <summary>How often a player with a turn lets the time run out.</summary>
    public double Dawdling { get; init; }

    /// <summary>The troubles that come by themselves, and the pause between them.</summary>
    public IReadOnlyList<Trouble> Troubles { get; init; } = [];

    public TimeSpan TroublePause { get; init; } = TimeSpan.FromSeconds(5);

    public bool SerializeActorCalls { get; init; }

    /// <summary>Whether the programs run beside sidecars, which have troubles of their own, or on the embedded platform.</summary>
    public bool BesideSidecars { get; init; }

    /// <summary>How often an answer of an app or a sidecar is lost on its way.</summary>
    public double LostAnswers { get; init; }

    public static Plan Draw(SeededRandom random) => new()
    {
        Gateways = random.Between(1, 2),
        GamesNodes = random.Between(1, 2),
        Players = random.Between(3, 5),
        Chaos = TimeSpan.FromSeconds(random.Between(10, 30)),
        Latency = TimeSpan.FromMilliseconds(random.Pick([1, 5, 30, 200])),
        StoreLatency = TimeSpan.FromMilliseconds(random.Pick([1, 5, 20, 100])),
        AtOnce = random.Pick([0, 0.5, 0.9]),
        Step = TimeSpan.FromMicroseconds(random.Pick([5, 50, 500])),
        StoreFaults = random.Pick([0, 0, 0.01, 0.05]),
        BusFaults = random.Pick([0, 0, 0.01, 0.05]),
        CrashesAtSave = random.Pick([0, 0, 0.005, 0.02]),
        CrashesAtPublish = random.Pick([0, 0, 0.005, 0.02]),
        Redelivery = random.Pick([0, 0, 0.02, 0.2]),
        Cuts = random.Pick([0, 0.01, 0.05]),
        Dawdling = random.Pick([0, 0.01, 0.05]),
        Troubles = [.. Enum.GetValues<Trouble>().Where(_ => random.Chance(0.4))],
        TroublePause = TimeSpan.FromSeconds(random.Pick([1, 3, 6])),
        SerializeActorCalls = random.Chance(0.1),
        BesideSidecars = random.Chance(0.5),
        LostAnswers = random.Pick([0, 0, 0.01, 0.05]),
    };

    /// <summary>The same world without any fault.</summary>
    public Plan WithoutFaults() => this with
    {
        StoreFaults = 0,
        BusFaults = 0,
        CrashesAtSave = 0,
        CrashesAtPublish = 0,
        Redelivery = 0,
        LostAnswers = 0,
        Cuts = 0,
        Dawdling = 0,
        Troubles = [],
    };
}

/// <summary>What happens to a world now and then.</summary>
internal enum Trouble
{
    /// <summary>A program ends without a word and starts again later.</summary>
    Crash,

    /// <summary>A program ends in the middle of what it does.</summary>
    CrashInWork,

    /// <summary>A program is asked to stop, and starts again.</summary>
    Restart,

    /// <summary>A program stands still for some seconds.</summary>
    Pause,

    StoreOutage,

    BusOutage,

    DatabaseOutage,

    /// <summary>A room's actor moves to another program.</summary>
    ActorMove,

    /// <summary>The clock jumps ahead while work waits.</summary>
    ClockJump,
}
