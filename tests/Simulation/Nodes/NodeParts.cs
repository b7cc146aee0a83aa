using System.Diagnostics.Metrics;
using BlazingSun.Contracts.Ids;
using BlazingSun.Games;
using BlazingSun.Gateway;
using BlazingSun.Gateway.Accounts;
using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Embedded.Actors;
using BlazingSun.Platform.Embedded.Durable;
using BlazingSun.Platform.Embedded.Workflows;
using BlazingSun.Platform.Ids;
using BlazingSun.Platform.Presence;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.Relational;
using BlazingSun.Platform.State;
using BlazingSun.Platform.Workflows;
using BlazingSun.Simulation.Players;
using BlazingSun.Simulation.Sidecars;
using BlazingSun.Simulation.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Simulation.Nodes;

/// <summary>What programs are made of: the apps as they are, on simulated ports.</summary>
internal static class NodeParts
{
    private static readonly SharedMeters Meters = new();

    public static void AddGateway(Node node, IServiceCollection services)
    {
        AddPorts(node, services);
        services.AddSingleton<IPresenceStore>(node.World.Presence);
        services.AddSingleton<IHostedService, NodeSubscriptions>();
        services.AddGateway(Configuration(node));
        services.AddSingleton(Tokens.Keys);

        // Nobody is removed in a world: it is never asked.
        services.AddKeyedSingleton<IDatabase>("gateway", node.World.Database);
        RemoveForeignServices(services);
        node.World.Bug?.AddTo(node, services);
    }

    /// <param name="node">The program.</param>
    /// <param name="services">Its services.</param>
    /// <param name="hostsWorkflows">One program of a world has the workflows; the others reach them over the wire.</param>
    public static void AddGames(Node node, IServiceCollection services, bool hostsWorkflows)
    {
        IConfiguration configuration = Configuration(node);
        AddPorts(node, services);
        AddActors(node, services, configuration);
        if (hostsWorkflows)
            services.AddEmbeddedWorkflows(configuration);
        else
            services.AddSingleton<IWorkflowClient, RemoteWorkflowClient>();
        services.AddSingleton<IHostedService, NodeSubscriptions>();
        services.AddGames();
        RemoveForeignServices(services);
        node.World.Bug?.AddTo(node, services);
    }

    private static void AddActors(Node node, IServiceCollection services, IConfiguration configuration)
    {
        if (node.World.Plan.BesideSidecars)
        {
            SidecarParts.AddActors(services, configuration);
            return;
        }

        services.AddEmbeddedActors(configuration);
        services.AddSingleton<EmbeddedActorClient>();
        services.AddSingleton<PlacedActorClient>();
        services.AddSingleton<IActorClient>(provider => provider.GetRequiredService<PlacedActorClient>());
    }

    private static void AddPorts(Node node, IServiceCollection services)
    {
        services.AddSingleton(node);
        services.AddLogging(logging => logging.AddProvider(new NodeLog(node)));
        services.AddSingleton(Configuration(node));
        services.AddSingleton(node.Lane.Time);
        services.AddSingleton<IRandomSource>(node.World.Random.Fork());
        services.AddSingleton<IIdSource, UuidSource>();
        services.AddSingleton<IMeterFactory>(Meters);
        services.AddSingleton<DeadLetters>().AddSingleton<IStateScan, MemoryScan>();
        if (node.World.Plan.BesideSidecars)
            SidecarParts.AddPorts(node, services);
        else
            AddOwnPorts(node, services);
        services.AddKeyedSingleton<IDatabase>(GamesApp.Name, node.World.Database);
    }

    private static void AddOwnPorts(Node node, IServiceCollection services)
    {
        services.AddSingleton<IBus, NodeBus>();
        services.AddKeyedSingleton<IStateStore>(StateStores.Rooms, new SimulatedStore(StateStores.Rooms, node.World.Rooms, node));
        services.AddKeyedSingleton<IStateStore>(StateStores.Documents, new SimulatedStore(StateStores.Documents, node.World.Documents, node));
    }

    // HTTP and what comes with the framework have no part in it.
    private static void RemoveForeignServices(IServiceCollection services)
    {
        foreach (ServiceDescriptor hosted in services.Where(d => d.ServiceType == typeof(IHostedService)).ToArray())
        {
            Type? type = hosted.ImplementationType;
            if (type?.Namespace == typeof(AccountsSchema).Namespace || type?.Namespace?.StartsWith("BlazingSun", StringComparison.Ordinal) == false)
                services.Remove(hosted);
        }
    }

    private static IConfiguration Configuration(Node node) => new ConfigurationBuilder().AddInMemoryCollection(
    [
        new("Embedded:SerializeActorCalls", node.World.Plan.SerializeActorCalls ? "true" : "false"),
        new("Accounts:TokenMinutes", "1440"),
    ]).Build();

    // Meters are known to the whole process; those of a world would stay.
    private sealed class SharedMeters : IMeterFactory
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, Meter> _meters = new(StringComparer.Ordinal);

        public Meter Create(MeterOptions options)
        {
            lock (_gate)
                return _meters.TryGetValue(options.Name, out Meter? meter) ? meter : _meters[options.Name] = new Meter(options.Name);
        }

        public void Dispose()
        {
        }
    }
}
