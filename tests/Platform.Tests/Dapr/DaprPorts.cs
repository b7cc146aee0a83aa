using BlazingSun.Platform.Dapr;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>The Dapr platform's ports before a sidecar, without an app that runs.</summary>
internal sealed class DaprPorts : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public DaprPorts(string sidecar, params (string Key, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("DAPR_HTTP_ENDPOINT", sidecar)])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        _services = new ServiceCollection().AddLogging().AddDaprPlatform(configuration, "games").BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public T Get<T>(string key)
        where T : notnull => _services.GetRequiredKeyedService<T>(key);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
