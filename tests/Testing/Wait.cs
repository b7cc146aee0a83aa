namespace BlazingSun.Testing;

/// <summary>Waits for conditions that announce no change, such as those of another process. Where something can call back, use <see cref="Recorder{T}"/>.</summary>
public static class Wait
{
    /// <summary>Asks every 5 real milliseconds until the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not hold within the patience (30 s by default).</exception>
    public static Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken, TimeSpan? patience = null) =>
        UntilAsync(() => ValueTask.FromResult(condition()), cancellationToken, patience);

    /// <summary>Likewise, for a condition that is asked asynchronously.</summary>
    /// <exception cref="TimeoutException">It did not hold within the patience (30 s by default).</exception>
    public static async Task UntilAsync(Func<ValueTask<bool>> condition, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        TimeSpan limit = patience ?? TimeSpan.FromSeconds(30);
        long start = TimeProvider.System.GetTimestamp();
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > limit)
                throw new TimeoutException($"The condition did not hold within {limit}.");
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
