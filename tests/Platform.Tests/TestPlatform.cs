using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests;

/// <summary>An implementation of the ports under test, with an app on it.</summary>
public abstract class TestPlatform : IAsyncDisposable
{
    /// <summary>The app's services.</summary>
    public abstract IServiceProvider Services { get; }

    /// <summary>Lets time pass.</summary>
    public abstract Task PassAsync(TimeSpan time);

    /// <summary>Stops the app and starts it again with what it had stored.</summary>
    public abstract Task RestartAsync(CancellationToken cancellationToken, TimeSpan downtime = default);

    /// <summary>A service of the app that runs now.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Waits for what needs no time to pass, unless the platform has to try something again.</summary>
    public virtual Task SettleAsync(Task task, CancellationToken cancellationToken) => task;

    /// <summary>Lets time pass in steps until the task ends.</summary>
    public async Task PassUntilAsync(Task task, TimeSpan step, CancellationToken cancellationToken)
    {
        await Testing.Wait.UntilAsync(
            async () =>
            {
                if (!task.IsCompleted)
                    await PassAsync(step);
                return task.IsCompleted;
            },
            cancellationToken);
        await task;
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
