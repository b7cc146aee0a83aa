using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Games.History;

/// <summary>Keeps the past in order: names of users who are gone, games whose time is over. What fails is done later.</summary>
internal sealed class HistoryKeeper(
    FormerPlayers former, OldGames old, HistoryChanges changes, TimeProvider time, ILogger<HistoryKeeper> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private readonly CancellationTokenSource stopping = new();
    private ITimer? rounds;
    private Task running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        rounds = time.CreateTimer(static changes => ((HistoryChanges)changes!).Signal(), changes, TimeSpan.Zero, Interval);
        running = RunAsync();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        stopping.Cancel();
        await running.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        rounds?.Dispose();
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await changes.WaitAsync(stopping.Token);
                await TidyAsync();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    private async Task TidyAsync()
    {
        await TryAsync(former.EraseNamesAsync);
        await TryAsync(old.RemoveAsync);
    }

    // Whatever one of them stumbles over, it does not stop the other, and is tried again.
    private async Task TryAsync(Func<CancellationToken, ValueTask> job)
    {
        try
        {
            await job(stopping.Token);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            log.HistoryNotTidied(e);
        }
    }
}
