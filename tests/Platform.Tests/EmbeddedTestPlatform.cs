using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests;

/// <summary>The embedded platform on a folder of its own, under virtual time.</summary>
public sealed class EmbeddedTestPlatform : TestPlatform
{
    private readonly DataFolder _data = new();
    private readonly Action<IServiceCollection> _app;
    private readonly (string Key, string Value)[] _settings;
    private EmbeddedHost _host;

    private EmbeddedTestPlatform(Action<IServiceCollection> app, (string Key, string Value)[] settings)
    {
        (_app, _settings) = (app, settings);
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
        EmbeddedTestPlatform platform = new(app, settings);
        await platform._host.StartAsync(cancellationToken);
        return platform;
    }

    /// <inheritdoc cref="EmbeddedHost.StartInContextAsync"/>
    public Task StartInContextAsync(CancellationToken cancellationToken) => _host.StartInContextAsync(cancellationToken);

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
        await _host.DisposeAsync();
    }

    /// <summary>Only asks it to stop.</summary>
    public Task BeginStopAsync(CancellationToken cancellationToken) => _host.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _host.StopNowAsync();
        await _host.DisposeAsync();
        _data.Dispose();
    }

    private EmbeddedHost Build() => EmbeddedHost.Build(_app, Time, _data.Path, _settings);
}
