using Microsoft.Extensions.Hosting;

namespace BlazingSun.Platform.Dapr.Hosting;

/// <summary>Ends when all of the app has started. The port is open a moment before.</summary>
internal sealed class AppStart
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AppStart(IHostApplicationLifetime lifetime) => lifetime.ApplicationStarted.Register(_started.SetResult);

    internal Task WaitAsync(CancellationToken cancellationToken) => _started.Task.WaitAsync(cancellationToken);
}
