using System.Collections.Concurrent;

namespace BlazingSun.Gateway.RateLimits;

/// <summary>Counts attempts per key over a sliding window. Knows at most 100,000 keys; above that new keys are not limited.</summary>
internal sealed class AttemptLimit(int limit, TimeSpan window, LimitsOptions limits, TimeProvider time)
{
    private const int MaxKeys = 100_000;
    private readonly ConcurrentDictionary<string, Queue<long>> _attempts = new();

    /// <summary>Counts the attempt when it may be made; of attempts at the same time no more are let through than of those in a row.</summary>
    /// <returns>Zero when the key may try, else how long it has to wait.</returns>
    public TimeSpan TryCount(string key)
    {
        if (!limits.Enabled || TimesOf(key) is not { } times)
            return TimeSpan.Zero;
        lock (times)
        {
            Forget(times);
            if (times.Count >= limit)
                return window - time.GetElapsedTime(times.Peek());
            times.Enqueue(time.GetTimestamp());
            return TimeSpan.Zero;
        }
    }

    /// <summary>An attempt of the key that was counted does not count after all.</summary>
    public void Forgive(string key)
    {
        if (!_attempts.TryGetValue(key, out Queue<long>? times))
            return;
        lock (times)
            times.TryDequeue(out _);
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

    private Queue<long>? TimesOf(string key)
    {
        if (_attempts.Count >= MaxKeys)
            Prune();
        return _attempts.Count < MaxKeys ? _attempts.GetOrAdd(key, _ => new Queue<long>()) : _attempts.GetValueOrDefault(key);
    }

    private void Forget(Queue<long> times)
    {
        while (times.TryPeek(out long oldest) && time.GetElapsedTime(oldest) >= window)
            times.Dequeue();
    }
}
