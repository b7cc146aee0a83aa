namespace BlazingSun.Platform.Embedded.Timing;

/// <summary>Like <c>Task.WaitAsync</c>, which goes by way of the thread pool: this stays within the caller's synchronisation context.</summary>
internal static class CancellableWait
{
    public static async Task OrCancelledAsync(this Task task, CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled || task.IsCompleted)
        {
            await task;
            return;
        }

        TaskCompletionSource either = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (source, token) => ((TaskCompletionSource)source!).TrySetCanceled(token), either);
        _ = ForwardAsync(task, either);
        await either.Task;
    }

    private static async Task ForwardAsync(Task task, TaskCompletionSource to)
    {
        try
        {
            await task;
            to.TrySetResult();
        }
        catch (Exception e)
        {
            to.TrySetException(e);
        }
    }
}
