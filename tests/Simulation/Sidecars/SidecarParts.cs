using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Dapr;
using BlazingSun.Platform.Dapr.Actors;
using BlazingSun.Platform.Dapr.Hosting;
using BlazingSun.Platform.Dapr.PubSub;
using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Platform.Dapr.State;
using BlazingSun.Platform.Ids;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.State;
using BlazingSun.Simulation.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BlazingSun.Simulation.Sidecars;

/// <summary>The Dapr platform's parts for a program whose sidecar is simulated.</summary>
internal static class SidecarParts
{
    public static void AddPorts(Node node, IServiceCollection services)
    {
        SimulatedSidecar sidecar = new(node);
        services.AddSingleton<ISidecarClient>(sidecar);
        services.AddSingleton(Options.Create(new DaprOptions { HttpEndpoint = "http://sidecar", GrpcEndpoint = "http://sidecar" }));
        services.AddSingleton<NodeLifetime>().AddSingleton<IHostApplicationLifetime>(provider => provider.GetRequiredService<NodeLifetime>());
        services.AddSingleton(new MissedMessages()).AddSingleton<Echoes>().AddSingleton<AppStart>().AddSingleton<SubscriptionTable>().AddSingleton<PubSubEndpoints>();
        services.AddSingleton<IBus, DaprBus>();
        IIdSource ids = new UuidSource(node.Lane.Time, node.World.Random.Fork());
        foreach (string store in new[] { StateStores.Rooms, StateStores.Documents })
            services.AddKeyedSingleton<IStateStore>(store, new DaprStateStore(new StateApi(sidecar, store, store), ids));
    }

    public static void AddActors(IServiceCollection services, IConfiguration configuration) => services.AddDaprActors(configuration);
}
