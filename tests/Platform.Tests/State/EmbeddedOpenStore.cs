using BlazingSun.Platform.State;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.State;

internal sealed class EmbeddedOpenStore : OpenStore
{
    private readonly VirtualTimeProvider _time = new();
    private readonly DataFolder _data = new();
    private EmbeddedHost? _host;

    public string File => Path.Combine(_data.Path, "state.db");

    public static async Task<EmbeddedOpenStore> StartAsync()
    {
        EmbeddedOpenStore store = new();
        store._host = await EmbeddedHost.StartAsync(time: store._time, folder: store._data.Path);
        return store;
    }

    public override IStateStore Store(string name) => _host!.Services.GetRequiredKeyedService<IStateStore>(name);

    public override Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        return Task.CompletedTask;
    }

    public override async Task ReopenAsync()
    {
        await _host!.DisposeAsync();
        _host = await EmbeddedHost.StartAsync(time: _time, folder: _data.Path);
    }

    public override async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        _data.Dispose();
    }
}
