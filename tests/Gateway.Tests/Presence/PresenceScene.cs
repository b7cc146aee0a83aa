using BlazingSun.Contracts.Bus;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Gateway.Tests.Hosting;
using BlazingSun.Platform.Presence;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Presence;

/// <summary>Gateways on one presence store, each with a bus and a clock of its own; the store has its own clock too.</summary>
internal sealed class PresenceScene : IAsyncDisposable
{
    // More than the time between two sweeps.
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(6);
    private readonly List<GatewayHost> _hosts = [];
    private readonly VirtualTimeProvider _time = new();
    private readonly MemoryPresence _store;

    public PresenceScene() => _store = new MemoryPresence(_time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static PresenceNews NewsOf(GatewayHost host) => host.Services.GetRequiredService<PresenceNews>();

    public static FaultyPresence StoreOf(GatewayHost host) => (FaultyPresence)host.Services.GetRequiredService<IPresenceStore>();

    /// <summary>Closes a socket and waits until the gateway knows.</summary>
    public static async Task CloseAsync(GatewayHost host, TestSocket socket)
    {
        await socket.CloseAsync();
        SocketDirectory directory = host.Services.GetRequiredService<SocketDirectory>();
        await Wait.UntilAsync(() => directory.Find(socket.Connection) is null, Token);
    }

    public async Task<GatewayHost> StartAsync()
    {
        GatewayHost host = await GatewayHost.StartAsync(services => services
            .AddSingleton<IPresenceStore>(new FaultyPresence(_store))
            .AddSingleton<PresenceNews>()
            .AddSubscription<PresenceNews>("watch", Topics.GatewayPresence, ConsumerGroup.PerApp));
        _hosts.Add(host);
        return host;
    }

    /// <summary>Lets at least so much time pass for these gateways and the store, and each do what is to do on the way.</summary>
    public async Task PassAsync(TimeSpan time, params GatewayHost[] hosts)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += Step)
        {
            _time.Advance(Step);
            foreach (GatewayHost host in hosts)
            {
                int sweeps = StoreOf(host).Sweeps.Items.Count;
                host.Clock.Advance(Step);
                await StoreOf(host).Sweeps.WaitForAsync(sweeps + 1, Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (GatewayHost host in _hosts)
            await host.DisposeAsync();
    }
}
