using Microsoft.Extensions.Hosting;

namespace BlazingSun.Simulation.Sidecars;

/// <summary>Tells a program's parts that all of it has started.</summary>
internal sealed class NodeLifetime : IHostApplicationLifetime, IDisposable
{
    private readonly CancellationTokenSource _started = new();

    public CancellationToken ApplicationStarted => _started.Token;

    public CancellationToken ApplicationStopping => CancellationToken.None;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public void Start() => _started.Cancel();

    public void StopApplication()
    {
    }

    public void Dispose() => _started.Dispose();
}
