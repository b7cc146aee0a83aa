using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests.Crashes;

/// <summary>A server that is killed each time when a certain number of events was seen, and started again over the same data.</summary>
internal sealed class CrashingServer(string data, int eventsBetween, int kills) : IAsyncDisposable
{
    private readonly Lock guard = new();
    private readonly string port = Ports.Free();
    private TaskCompletionSource<Uri> up = New<Uri>();
    private TaskCompletionSource due = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int seen;

    public ServerProcess Process { get; private set; } = null!;

    /// <summary>How often it was killed.</summary>
    public int Killed { get; private set; }

    public async Task StartAsync(CancellationToken cancel)
    {
        Process = await ServerProcess.StartAsync(
            data, cancel, "--port", port, "--host", "127.0.0.1", "--Limits:Enabled=false");
        lock (guard)
        {
            up.TrySetResult(Process.SocketAddress);
        }
    }

    /// <summary>Kills and starts until it has been done often enough.</summary>
    public async Task CrashAsync(CancellationToken cancel)
    {
        while (Killed < kills)
        {
            Task next;
            lock (guard)
            {
                next = due.Task;
            }

            await next.WaitAsync(cancel);
            lock (guard)
            {
                up = New<Uri>();
            }

            await Process.KillAsync();
            await Process.DisposeAsync();
            lock (guard)
            {
                Killed++;
                seen = 0;
                due = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            await StartAsync(cancel);
        }
    }

    /// <summary>An event was seen for the first time.</summary>
    public void Saw()
    {
        lock (guard)
        {
            // A different number each time, so that the kills fall on different points of a move.
            if (++seen >= eventsBetween + Killed)
            {
                due.TrySetResult();
            }
        }
    }

    public Task<Uri> WhenUpAsync(CancellationToken cancel)
    {
        lock (guard)
        {
            return up.Task.WaitAsync(cancel);
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private static TaskCompletionSource<T> New<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
