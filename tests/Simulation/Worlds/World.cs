using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Presence;
using BlazingSun.Simulation.Brokers;
using BlazingSun.Simulation.Bugs;
using BlazingSun.Simulation.Faults;
using BlazingSun.Simulation.Nodes;
using BlazingSun.Simulation.Oracles;
using BlazingSun.Simulation.Players;
using BlazingSun.Simulation.Scheduling;
using BlazingSun.Simulation.Sidecars;
using BlazingSun.Simulation.Stores;
using BlazingSun.Testing;

namespace BlazingSun.Simulation.Worlds;

/// <summary>The whole system with its users, in one thread and a time of its own. A seed decides all of it.</summary>
internal sealed class World : IDisposable
{
    public World(ulong seed, bool isTraced, IBug? bug, bool withFaults = true)
    {
        Bug = bug;
        Random = new SeededRandom(seed);
        Trace = new Trace(isTraced);
        Plan plan = Plan.Draw(Random.Fork());
        Plan = withFaults ? plan : plan.WithoutFaults();
        Scheduler = new Scheduler(Random.Fork(), Trace, Verdict) { LongestStep = Plan.Step };
        Trace.Clock = () => Scheduler.Now;
        Trace.Line($"{Plan}");
        Weather = new Weather(Scheduler, Random.Fork(), Plan);
        TimeProvider time = Scheduler.NewLane("store").Time;
        (Rooms, Documents) = (new MemoryStateStore(time), new MemoryStateStore(time));
        Presence = new MemoryPresence(time);
        Database = new LobbyDatabase(Weather);
        Broker = new Broker(this);
        Placement = new Placement(this);
        Reminders = new SidecarReminders(this);
        Oracle = new Oracle(this);
        GatewayNodes = [.. Enumerable.Range(1, Plan.Gateways).Select(n => new NodeSlot(this, $"gateway{n}", NodeParts.AddGateway))];
        GamesNodes = [.. Enumerable.Range(1, Plan.GamesNodes).Select(n => new NodeSlot(
            this, $"games{n}", (node, services) => NodeParts.AddGames(node, services, hostsWorkflows: n == 1)))];
        Slots = [.. GatewayNodes, .. GamesNodes];
        Players = [.. Enumerable.Range(1, Plan.Players).Select(n => new Player(this, n))];
    }

    public Verdict Verdict { get; } = new();

    public Plan Plan { get; }

    public SeededRandom Random { get; }

    public Trace Trace { get; }

    public Scheduler Scheduler { get; }

    public Weather Weather { get; }

    public MemoryStateStore Rooms { get; }

    public MemoryStateStore Documents { get; }

    public MemoryPresence Presence { get; }

    public LobbyDatabase Database { get; }

    public Broker Broker { get; }

    public Placement Placement { get; }

    /// <summary>Of actors beside sidecars.</summary>
    public SidecarReminders Reminders { get; }

    public Oracle Oracle { get; }

    public IBug? Bug { get; }

    public IReadOnlyList<NodeSlot> GatewayNodes { get; }

    public IReadOnlyList<NodeSlot> GamesNodes { get; }

    public IReadOnlyList<NodeSlot> Slots { get; }

    public IReadOnlyList<Player> Players { get; }

    /// <summary>Players finish what they have begun.</summary>
    public bool IsClosing { get; set; }

    public DateTimeOffset LastTrouble { get; private set; }

    /// <summary>Something went wrong outside of the programs.</summary>
    public void Troubled() => LastTrouble = Scheduler.Now;

    /// <summary>Where a load balancer would send a client; null when no gateway is up.</summary>
    public Node? PickGateway()
    {
        Node[] up = [.. GatewayNodes.Select(slot => slot.Up).OfType<Node>()];
        return up.Length == 0 ? null : Random.Pick(up);
    }

    public Player? FindPlayer(UserId user) => user.Value >= 1 && user.Value <= Players.Count ? Players[(int)user.Value - 1] : null;

    public Player PlayerOf(UserId user) => FindPlayer(user) ?? throw new ArgumentOutOfRangeException(nameof(user));

    public void Dispose() => Database.Dispose();
}
