namespace BlazingSun.SystemTests.Hosting;

/// <summary>Everything in one program, with nothing beside it.</summary>
public sealed class StandaloneSite : ISite
{
    private readonly TemporaryFolder data = new();
    private readonly string port = Ports.Free();
    private ServerProcess? server;

    /// <inheritdoc/>
    public Uri Address => new($"http://localhost:{port}");

    /// <inheritdoc/>
    public Uri SocketAddress => server!.SocketAddress;

    /// <inheritdoc/>
    public string Data => data.Path;

    /// <inheritdoc/>
    public Task KillAsync() => server!.KillAsync();

    /// <inheritdoc/>
    public async Task<int[]> StopAsync(CancellationToken cancel) => [await server!.StopAsync(cancel)];

    /// <inheritdoc/>
    public async Task StartAgainAsync(CancellationToken cancel)
    {
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        server = await ServerProcess.StartAsync(data.Path, cancel, "--port", port);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        data.Dispose();
    }
}
