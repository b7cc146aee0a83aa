using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BlazingSun.DaprEmulator;
using BlazingSun.Platform.Dapr;
using BlazingSun.Platform.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>The store of documents behind an emulated sidecar.</summary>
internal sealed class EmulatedStore : IAsyncDisposable
{
    private readonly DaprWorld world;
    private readonly ServiceProvider services;

    private EmulatedStore(DaprWorld world, ServiceProvider services) => (this.world, this.services) = (world, services);

    public IStateStore Documents => services.GetRequiredKeyedService<IStateStore>(StateStores.Documents);

    public static async Task<EmulatedStore> StartAsync(string type)
    {
        DaprWorld world = new(new DaprWorldOptions { Components = [new DaprComponent(StateStores.Documents, type)] });
        Sidecar sidecar = await world.AddSidecarAsync(ChatApp.Name, FreePort());
        string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{sidecar.HttpPort}");
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("DAPR_HTTP_ENDPOINT", address)]).Build();
        return new EmulatedStore(world, new ServiceCollection().AddLogging().AddDaprPlatform(configuration, ChatApp.Name).BuildServiceProvider());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await world.DisposeAsync();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
