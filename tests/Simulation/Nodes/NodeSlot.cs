using BlazingSun.Simulation.Worlds;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Nodes;

/// <summary>A place where a program runs: when it ends, another one starts there.</summary>
internal sealed class NodeSlot(World world, string name, Action<Node, IServiceCollection> compose)
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    private int _incarnations;

    public World World => world;

    public string Name => name;

    /// <summary>The program that runs, starts or stops here.</summary>
    public Node? Current { get; private set; }

    public Node? Up => Current is { IsUp: true } node ? node : null;

    public void Start()
    {
        if (Current is not null)
            return;
        Node node = Current = new Node(this, $"{name}.{++_incarnations}");
        world.Trace.Line($"{node.Name} starts");
        node.Lane.Post(() => _ = StartAsync(node));
    }

    /// <summary>Ends the program without a word; another one starts later.</summary>
    public void Crash(string why)
    {
        if (Current is not { } node)
            return;
        world.Trace.Line($"{node.Name} crashes {why}");
        world.Troubled();
        End(node, world.Random.Short(TimeSpan.FromSeconds(8)));
    }

    /// <summary>Asks the program to stop; another one starts when it has.</summary>
    public void Restart()
    {
        if (Up is not { } node)
            return;
        world.Trace.Line($"{node.Name} is asked to stop");
        world.Troubled();
        world.Scheduler.After(StopPatience, () =>
        {
            if (Current != node)
                return;
            world.Trace.Line($"{node.Name} did not stop in time");
            End(node, TimeSpan.Zero);
        });
        node.Lane.Post(() => _ = StopAsync(node));
    }

    private async Task StartAsync(Node node)
    {
        try
        {
            ServiceCollection services = new();
            compose(node, services);
            await node.StartAsync(services);
            world.Trace.Line($"{node.Name} is up");
        }
        catch (Exception e) when (e is Platform.DependencyUnavailableException)
        {
            world.Trace.Line($"{node.Name} cannot start: {e.Message}");
            End(node, TimeSpan.FromSeconds(1));
        }
    }

    private async Task StopAsync(Node node)
    {
        await node.StopAsync();
        if (Current == node)
            End(node, world.Random.Short(TimeSpan.FromSeconds(3)));
    }

    private void End(Node node, TimeSpan downtime)
    {
        Current = null;
        node.Die();
        world.Troubled();
        world.Scheduler.After(downtime, Start);
    }
}
