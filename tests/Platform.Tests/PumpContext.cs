using System.Threading.Channels;

namespace BlazingSun.Platform.Tests;

/// <summary>Runs everything that is posted to it on one thread, as a simulation does.</summary>
internal sealed class PumpContext : SynchronizationContext
{
    private readonly Channel<(SendOrPostCallback Callback, object? State)> _line =
        Channel.CreateUnbounded<(SendOrPostCallback Callback, object? State)>();

    public int ThreadId { get; private set; }

    public override void Post(SendOrPostCallback d, object? state) => _line.Writer.TryWrite((d, state));

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs until the task ends.</summary>
    public static Task RunAsync(Func<PumpContext, Task> run)
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        PumpContext context = new();
        Thread thread = new(() => context.Pump(run, ended)) { IsBackground = true };
        thread.Start();
        return ended.Task;
    }

    private void Pump(Func<PumpContext, Task> run, TaskCompletionSource ended)
    {
        ThreadId = Environment.CurrentManagedThreadId;
        SetSynchronizationContext(this);
        Task all = run(this);
        all.ContinueWith(_ => _line.Writer.Complete(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        while (_line.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_line.Reader.TryRead(out (SendOrPostCallback Callback, object? State) next))
                next.Callback(next.State);
        }

        ended.SetFromTask(all);
    }
}
