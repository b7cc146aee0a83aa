using BlazingSun.Platform.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Testing;

/// <summary>The embedded platform and what a test adds to it, under virtual time. Saves survive the process, not a power cut.</summary>
public sealed class EmbeddedHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly DataFolder? _owned;
    private bool _started;

    private EmbeddedHost(IHost host, VirtualTimeProvider time, string folder, DataFolder? owned) =>
        (_host, Time, Folder, _owned) = (host, time, folder, owned);

    /// <summary>The clock of everything.</summary>
    public VirtualTimeProvider Time { get; }

    /// <summary>Where it stores.</summary>
    public string Folder { get; }

    /// <summary>All services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts a host; see <see cref="Build"/>.</summary>
    public static async Task<EmbeddedHost> StartAsync(
        Action<IServiceCollection>? app = null,
        VirtualTimeProvider? time = null,
        string? folder = null,
        params (string Key, string Value)[] settings)
    {
        EmbeddedHost host = Build(app, time, folder, settings);
        await host.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>The services alone, with nothing running.</summary>
    /// <param name="app">Adds to the platform, or replaces of it.</param>
    /// <param name="time">The clock; null = one of its own.</param>
    /// <param name="folder">Where it stores; null = in a folder that goes away with it.</param>
    /// <param name="settings">Configuration.</param>
    public static EmbeddedHost Build(
        Action<IServiceCollection>? app = null,
        VirtualTimeProvider? time = null,
        string? folder = null,
        params (string Key, string Value)[] settings)
    {
        time ??= new VirtualTimeProvider();
        DataFolder? owned = folder is null ? new DataFolder() : null;
        string path = folder ?? owned!.Path;
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            [new("Embedded:DataDirectory", path), new("Embedded:Durability", "process"), new("Embedded:CommitSpacing", "0")]);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddEmbeddedPlatform(builder.Configuration);
        app?.Invoke(builder.Services);
        return new EmbeddedHost(builder.Build(), time, path, owned);
    }

    /// <summary>Starts what was built.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _started = true;
        return _host.StartAsync(cancellationToken);
    }

    /// <summary>Starts the services under the current synchronisation context, which the host itself would leave.</summary>
    public async Task StartInContextAsync(CancellationToken cancellationToken)
    {
        _started = true;
        foreach (IHostedService service in Services.GetServices<IHostedService>())
            await service.StartAsync(cancellationToken);
        foreach (IHostedLifecycleService service in Services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await service.StartedAsync(cancellationToken);
    }

    /// <summary>Stops the services, as long as the token lets them; they can still be called.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _started = false;
        return _host.StopAsync(cancellationToken);
    }

    /// <summary>Stops the services without patience: a test may leave turns that never end.</summary>
    public async Task StopNowAsync()
    {
        try
        {
            await StopAsync(new CancellationToken(canceled: true));
        }
        catch (Exception e) when (e is OperationCanceledException or AggregateException or ObjectDisposedException)
        {
            // What was still running is given up.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_started)
            await StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
        _owned?.Dispose();
    }
}
