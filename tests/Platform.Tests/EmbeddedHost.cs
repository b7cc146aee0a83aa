using BlazingSun.Platform.Embedded;
using BlazingSun.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Platform.Tests;

/// <summary>The embedded platform in a host of its own, under virtual time, on a folder that goes away with it.</summary>
internal sealed class EmbeddedHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly bool _ownsFolder;
    private bool _started;

    private EmbeddedHost(IHost host, VirtualTimeProvider time, string folder, bool ownsFolder) =>
        (_host, Time, Folder, _ownsFolder) = (host, time, folder, ownsFolder);

    public VirtualTimeProvider Time { get; }

    public string Folder { get; }

    public IServiceProvider Services => _host.Services;

    public static string NewFolder() => Directory.CreateTempSubdirectory("blazingsun-").FullName;

    public static async Task<EmbeddedHost> StartAsync(
        Action<IServiceCollection>? configure = null,
        VirtualTimeProvider? time = null,
        string? folder = null,
        params (string Key, string Value)[] settings)
    {
        EmbeddedHost host = Build(configure, time, folder, settings);
        await host._host.StartAsync(TestContext.Current.CancellationToken);
        host._started = true;
        return host;
    }

    /// <summary>The services alone, with nothing running.</summary>
    public static EmbeddedHost Build(
        Action<IServiceCollection>? configure = null,
        VirtualTimeProvider? time = null,
        string? folder = null,
        params (string Key, string Value)[] settings)
    {
        time ??= new VirtualTimeProvider();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        string path = folder ?? NewFolder();
        builder.Configuration.AddInMemoryCollection([new("Embedded:DataDirectory", path), new("Embedded:Durability", "process"), new("Embedded:CommitSpacing", "0")]);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddEmbeddedPlatform(builder.Configuration);
        configure?.Invoke(builder.Services);
        return new EmbeddedHost(builder.Build(), time, path, folder is null);
    }

    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_started)
            await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }
}
