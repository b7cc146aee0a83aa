using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace BlazingSun.Platform.Redis;

/// <summary>The connection of this process to Redis: made with the first call, and made again by itself.</summary>
public sealed class RedisConnection(IOptions<RedisOptions> options, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private Task<ConnectionMultiplexer>? _connecting;

    /// <summary>Calls Redis.</summary>
    /// <exception cref="DependencyUnavailableException">It is away, or did not answer in time.</exception>
    public async Task<TResult> CallAsync<TResult>(Func<IDatabase, Task<TResult>> call, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(call).WaitAsync(patience, time, cancellationToken);
        }
        catch (Exception error) when (error is RedisException or TimeoutException or ObjectDisposedException)
        {
            throw new DependencyUnavailableException("redis", "it cannot be reached", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_connecting is { IsCompletedSuccessfully: true } connected)
                connected.Result.Dispose();
        }
    }

    private async Task<TResult> CallAsync<TResult>(Func<IDatabase, Task<TResult>> call) => await call((await ConnectAsync()).GetDatabase());

    private Task<ConnectionMultiplexer> ConnectAsync()
    {
        lock (_gate)
        {
            return _connecting is null or { IsFaulted: true } or { IsCanceled: true }
                ? _connecting = ConnectionMultiplexer.ConnectAsync(Settings())
                : _connecting;
        }
    }

    private ConfigurationOptions Settings()
    {
        ConfigurationOptions settings = ConfigurationOptions.Parse(options.Value.Configuration);
        settings.AbortOnConnectFail = false;
        settings.ClientName = "blazing-sun";
        if (options.Value.Password.Length > 0 && string.IsNullOrEmpty(settings.Password))
            settings.Password = options.Value.Password;
        return settings;
    }
}
