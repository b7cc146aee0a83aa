using BlazingSun.Testing;

namespace BlazingSun.DaprEmulator.Tests;

internal static class Clock
{
    /// <summary>Lets time pass until a task has ended, in steps so that what it brings about can happen between them.</summary>
    internal static async Task<T> UntilAsync<T>(this VirtualTimeProvider time, Task<T> task, CancellationToken cancellationToken)
    {
        await time.UntilAsync(() => task.IsCompleted, cancellationToken);
        return await task;
    }

    /// <summary>Likewise, until a condition holds.</summary>
    internal static Task UntilAsync(this VirtualTimeProvider time, Func<bool> condition, CancellationToken cancellationToken) => Wait.UntilAsync(
        () =>
        {
            if (condition())
                return true;
            time.Advance(TimeSpan.FromMilliseconds(100));
            return false;
        },
        cancellationToken);
}
