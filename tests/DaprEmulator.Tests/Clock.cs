using BlazingSun.Testing;

namespace BlazingSun.DaprEmulator.Tests;

internal static class Clock
{
    /// <summary>Lets time pass until a task has ended, in steps so that what it brings about can happen between them.</summary>
    internal static async Task<T> UntilAsync<T>(this VirtualTimeProvider time, Task<T> task, CancellationToken cancellationToken)
    {
        await Wait.UntilAsync(
            () =>
            {
                if (!task.IsCompleted)
                    time.Advance(TimeSpan.FromMilliseconds(100));
                return task.IsCompleted;
            },
            cancellationToken);
        return await task;
    }
}
