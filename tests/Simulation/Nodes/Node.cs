using BlazingSun.Simulation.Scheduling;
using BlazingSun.Simulation.Sidecars;
using BlazingSun.Simulation.Stores;
using BlazingSun.Simulation.Worlds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Simulation.Nodes;

/// <summary>A program from its start to its end.</summary>
internal sealed class Node
{
    private IHostedService[] _services = [];

    public Node(NodeSlot slot, string name)
    {
        (Slot, Name) = (slot, name);
        Lane = slot.World.Scheduler.NewLane(name);
    }

    public NodeSlot Slot { get; }

    public World World => Slot.World;

    public string Name { get; }

    public Lane Lane { get; }

    public IServiceProvider Services { get; private set; } = null!;

    /// <summary>Takes calls from others.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Writes to data that it alone writes.</summary>
    public List<IPendingWrite> Pending { get; } = [];

    /// <summary>Called when the program has ended, however that came.</summary>
    public event Action? Ended;

    /// <summary>Starts it as a host does.</summary>
    public async Task StartAsync(IServiceCollection services)
    {
        Services = services.BuildServiceProvider();
        _services = [.. Services.GetServices<IHostedService>()];
        foreach (IHostedLifecycleService service in _services.OfType<IHostedLifecycleService>())
            await service.StartingAsync(CancellationToken.None);
        foreach (IHostedService service in _services)
            await service.StartAsync(CancellationToken.None);
        foreach (IHostedLifecycleService service in _services.OfType<IHostedLifecycleService>())
            await service.StartedAsync(CancellationToken.None);
        IsUp = true;
        Services.GetService<NodeLifetime>()?.Start();
    }

    /// <summary>Ends it as a host does.</summary>
    public async Task StopAsync()
    {
        IsUp = false;
        IHostedService[] backwards = [.. _services.Reverse()];
        foreach (IHostedLifecycleService service in backwards.OfType<IHostedLifecycleService>())
            await service.StoppingAsync(CancellationToken.None);
        foreach (IHostedService service in backwards)
            await service.StopAsync(CancellationToken.None);
        foreach (IHostedLifecycleService service in backwards.OfType<IHostedLifecycleService>())
            await service.StoppedAsync(CancellationToken.None);
    }

    /// <summary>From now on nothing of it runs.</summary>
    public void Die()
    {
        IsUp = false;
        Lane.Die();
        foreach (IPendingWrite write in Pending.ToArray())
        {
            if (World.Random.Chance(0.5))
                write.Apply();
            else
                write.Drop();
        }

        World.Broker.Forget(this);
        Ended?.Invoke();
    }
}
