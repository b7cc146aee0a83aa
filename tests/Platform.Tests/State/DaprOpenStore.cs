using System.Globalization;
using BlazingSun.DaprEmulator;
using BlazingSun.Platform.State;
using BlazingSun.Platform.Tests.Dapr;
using BlazingSun.Testing;

namespace BlazingSun.Platform.Tests.State;

/// <summary>The stores behind a sidecar. They live on virtual time.</summary>
internal sealed class DaprOpenStore : OpenStore
{
    private readonly VirtualTimeProvider _time = new();
    private DaprPorts? _ports;

    private DaprOpenStore(string type)
    {
        World = new DaprWorld(new DaprWorldOptions
        {
            Time = _time,
            Components = [new DaprComponent(StateStores.Rooms, type), new DaprComponent(StateStores.Documents, type)],
        });
    }

    public DaprWorld World { get; }

    /// <summary>Opens stores of this type of component.</summary>
    public static async Task<DaprOpenStore> StartAsync(string type)
    {
        Assert.SkipWhen(RealSidecar.IsMeant, "A real sidecar does not fail when asked to.");
        DaprOpenStore store = new(type);
        await store.ReopenAsync();
        return store;
    }

    public override IStateStore Store(string name) => _ports!.Get<IStateStore>(name);

    public override Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        return Task.CompletedTask;
    }

    public override async Task ReopenAsync()
    {
        if (_ports is not null)
            await _ports.DisposeAsync();
        Sidecar sidecar = await World.AddSidecarAsync("games", FreePort.Next());
        _ports = new DaprPorts(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{sidecar.HttpPort}"));
    }

    public override async ValueTask DisposeAsync()
    {
        await _ports!.DisposeAsync();
        await World.DisposeAsync();
    }
}
