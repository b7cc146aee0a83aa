using BlazingSun.SystemTests.Hosting;

namespace BlazingSun.SystemTests.Crashes;

/// <summary>How a server is ended.</summary>
internal enum Ending
{
    /// <summary>Without any warning.</summary>
    Kill,

    /// <summary>Asked to stop, with time to do so.</summary>
    Stop,
}

/// <summary>A server that is ended each time when a certain number of events was seen, and started again over the same data.</summary>
internal sealed class CrashingServer(string data, Ending ending, int eventsBetween, int times) : IEntrance, IAsyncDisposable
{
    private readonly Lock guard = new();
    private readonly string port = Ports.Free();
    private TaskCompletionSource<Uri> up = New<Uri>();
    private TaskCompletionSource due = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int seen;

    public ServerProcess Process { get; private set; } = null!;

    /// <summary>How often it was ended.</summary>
    public int Ended { get; private set; }

    /// <summary>The exit codes of the times when it was asked to stop.</summary>
    public List<int> ExitCodes { get; } = [];

    public async Task StartAsync(CancellationToken cancel)
    {
        Process = await ServerProcess.StartAsync(
            data, cancel, "--port", port, "--host", "127.0.0.1", "--Limits:Enabled=false");
        lock (guard)
        {
            up.TrySetResult(Process.SocketAddress);
        }
    }

    /// <summary>Ends and starts it until that has been done often enough.</summary>
    public async Task CrashAsync(CancellationToken cancel)
    {
        while (Ended < times)
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

            await EndAsync(cancel);
            await Process.DisposeAsync();
            lock (guard)
            {
                Ended++;
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
            // A different number each time, so that the ends fall on different points of a move.
            if (++seen >= eventsBetween + Ended)
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

    private async Task EndAsync(CancellationToken cancel)
    {
        if (ending == Ending.Kill)
        {
            await Process.KillAsync();
        }
        else
        {
            ExitCodes.Add(await Process.StopAsync(cancel));
        }
    }

    private static TaskCompletionSource<T> New<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
