using System.Collections.Concurrent;

namespace BlazingSun.Gateway.RateLimits;

/// <summary>Counts attempts per key over a sliding window. Knows at most 100,000 keys; above that new keys are not limited.</summary>
internal sealed class AttemptLimit(int limit, TimeSpan window, LimitsOptions limits, TimeProvider time)
{
    private const int MaxKeys = 100_000;
    private readonly ConcurrentDictionary<string, Queue<long>> _attempts = new();

    /// <returns>Zero when the key may try, else how long it has to wait.</returns>
    public TimeSpan Wait(string key)
    {
        if (!limits.Enabled || !_attempts.TryGetValue(key, out Queue<long>? times))
            return TimeSpan.Zero;
        lock (times)
        {
            Forget(times);
            return times.Count < limit ? TimeSpan.Zero : window - time.GetElapsedTime(times.Peek());
        }
    }

    public void Count(string key)
    {
        if (_attempts.Count >= MaxKeys)
            Prune();
        if (_attempts.Count >= MaxKeys && !_attempts.ContainsKey(key))
            return;
        Queue<long> times = _attempts.GetOrAdd(key, _ => new Queue<long>());
        lock (times)
        {
            Forget(times);
            times.Enqueue(time.GetTimestamp());
        }
    }

    /// <summary>Counts the attempt when it may be made.</summary>
    public TimeSpan TryCount(string key)
    {
        TimeSpan wait = Wait(key);
        if (wait == TimeSpan.Zero)
            Count(key);
        return wait;
    }

    /// <summary>Forgets keys whose attempts are all over.</summary>
    public void Prune()
    {
        foreach ((string key, Queue<long> times) in _attempts)
        {
            lock (times)
            {
                Forget(times);
                if (times.Count == 0)
                    _attempts.TryRemove(key, out _);
            }
        }
    }

    private void Forget(Queue<long> times)
    {
        while (times.TryPeek(out long oldest) && time.GetElapsedTime(oldest) >= window)
            times.Dequeue();
    }
}
