using BlazingSun.Platform.State;
using BlazingSun.Simulation.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Bugs;

/// <summary>Something is wrong with how rooms are stored.</summary>
/// <param name="name">The bug's name.</param>
/// <param name="wrap">Puts the bug before a program's store.</param>
internal sealed class StoreBug(string name, Func<IStateStore, Node, IStateStore> wrap) : IBug
{
    public string Name => name;

    public void AddTo(Node node, IServiceCollection services)
    {
        ServiceDescriptor real = services.Last(d => d.ServiceType == typeof(IStateStore) && Equals(d.ServiceKey, StateStores.Rooms));
        services.Remove(real);
        services.AddKeyedSingleton(StateStores.Rooms, wrap((IStateStore)real.KeyedImplementationInstance!, node));
    }

    /// <summary>Whether it is a room's own value, and none of its chunks.</summary>
    public static bool IsRoom(string key) => key.StartsWith("room:", StringComparison.Ordinal) && key.LastIndexOf(':') == 4;
}
