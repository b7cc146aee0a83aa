using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BlazingSun.DaprEmulator;
using BlazingSun.Platform.Dapr;
using BlazingSun.Platform.State;
using BlazingSun.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>The store of documents behind a sidecar.</summary>
internal sealed class SidecarStore : IAsyncDisposable
{
    private readonly DaprWorld? world;
    private readonly ServiceProvider services;

    private SidecarStore(DaprWorld? world, string address)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("DAPR_HTTP_ENDPOINT", address), new("DAPR_API_TOKEN", RealSidecar.Token)]).Build();
        services = new ServiceCollection().AddLogging().AddDaprPlatform(configuration, ChatApp.Name).BuildServiceProvider();
        this.world = world;
    }

    public IStateStore Documents => services.GetRequiredKeyedService<IStateStore>(StateStores.Documents);

    /// <summary>An emulated sidecar's, of a type.</summary>
    public static async Task<SidecarStore> StartAsync(string type)
    {
        DaprWorld world = new(new DaprWorldOptions { Components = [new DaprComponent(StateStores.Documents, type)] });
        Sidecar sidecar = await world.AddSidecarAsync(ChatApp.Name, FreePort());
        return new SidecarStore(world, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{sidecar.HttpPort}"));
    }

    /// <summary>That of the sidecar that the environment names.</summary>
    public static SidecarStore OfGiven()
    {
        RealSidecar? sidecar = RealSidecar.Of(ChatApp.Name);
        Assert.SkipWhen(sidecar is null, "needs a real sidecar: CHAT_DAPR_HTTP_PORT.");
        return new SidecarStore(null, sidecar!.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (world is not null)
            await world.DisposeAsync();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
