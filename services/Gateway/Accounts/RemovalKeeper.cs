namespace BlazingSun.Gateway.Accounts;

/// <summary>Knows the removed users before anyone can sign in, and sees to it that every gateway and every app comes to know them.</summary>
internal sealed class RemovalKeeper(
    AccountEnds ends, RemovalNews news, FormerUserStore store, TimeProvider time, ILogger<RemovalKeeper> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await ends.ReadAsync(cancellationToken);
        await store.PruneAsync(cancellationToken);
        _running = RunAsync();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping.Cancel();
        await _running;
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await TryAsync(ends.ReadAsync);
                await TryAsync(news.TellAsync);
                await Task.Delay(Pause, time, _stopping.Token);
            }
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // This gateway ends, in the middle of whatever it was.
        }
    }

    // Whatever was wrong, it is tried again.
    private async Task TryAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(_stopping.Token);
        }
        catch (Exception exception) when (!_stopping.IsCancellationRequested)
        {
            GatewayLog.RemovalsNotKept(log, exception);
        }
    }
}
