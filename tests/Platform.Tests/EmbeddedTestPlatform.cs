using BlazingSun.Platform.Embedded;
using BlazingSun.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Platform.Tests;

/// <summary>The embedded platform on a folder of its own, under virtual time.</summary>
public sealed class EmbeddedTestPlatform : TestPlatform
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-").FullName;
    private readonly Action<IServiceCollection> _app;
    private readonly Dictionary<string, string?> _settings;
    private IHost _host;

    private EmbeddedTestPlatform(Action<IServiceCollection> app, Dictionary<string, string?> settings)
    {
        _app = app;
        _settings = settings;
        _settings["Embedded:DataDirectory"] = _folder;
        _host = Build();
    }

    /// <summary>The clock of everything.</summary>
    public VirtualTimeProvider Time { get; } = new();

    /// <inheritdoc/>
    public override IServiceProvider Services => _host.Services;

    /// <summary>An app that is not started.</summary>
    public static EmbeddedTestPlatform Create(Action<IServiceCollection> app) => new(app, []);

    /// <summary>Starts an app.</summary>
    public static async Task<EmbeddedTestPlatform> StartAsync(
        Action<IServiceCollection> app, CancellationToken cancellationToken, params (string Key, string Value)[] settings)
    {
        EmbeddedTestPlatform platform = new(app, settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        await platform._host.StartAsync(cancellationToken);
        return platform;
    }

    /// <summary>Starts the app's services under the current synchronisation context, which the host itself would leave.</summary>
    public async Task StartInContextAsync(CancellationToken cancellationToken)
    {
        foreach (IHostedService service in Services.GetServices<IHostedService>())
            await service.StartAsync(cancellationToken);
        foreach (IHostedLifecycleService service in Services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await service.StartedAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task RestartAsync(CancellationToken cancellationToken, TimeSpan downtime = default)
    {
        await StopAsync(cancellationToken);
        Time.Advance(downtime);
        _host = Build();
        await _host.StartAsync(cancellationToken);
    }

    /// <summary>Stops the app and lets go of its data.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _host.StopAsync(cancellationToken);
        _host.Dispose();
    }

    /// <summary>Only asks it to stop.</summary>
    public Task BeginStopAsync(CancellationToken cancellationToken) => _host.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        try
        {
            await _host.StopAsync(now.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or AggregateException or ObjectDisposedException)
        {
            // A test may leave turns that never end.
        }

        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private IHost Build()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(_settings);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddLogging();
        builder.Services.AddEmbeddedPlatform(builder.Configuration);
        _app(builder.Services);
        return builder.Build();
    }
}
