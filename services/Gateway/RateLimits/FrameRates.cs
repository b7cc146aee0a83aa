using System.Collections.Concurrent;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Gateway.RateLimits;

/// <summary>One bucket for each user and address, shared by the sockets that they have in common; user 0 = not authenticated yet.</summary>
internal sealed class FrameRates(LimitsOptions limits, TimeProvider time)
{
    private readonly ConcurrentDictionary<(UserId User, string Address), TokenBucket> _buckets = new();

    public TokenBucket For(UserId user, string address) =>
        _buckets.GetOrAdd((user, address), _ => new TokenBucket(limits.FramesPerSecond, limits.FrameBurst, time));

    /// <summary>Forgets buckets that are full: a new one would be the same.</summary>
    public void Prune()
    {
        foreach (((UserId, string) key, TokenBucket bucket) in _buckets)
        {
            if (bucket.IsFull)
                _buckets.TryRemove(new(key, bucket));
        }
    }
}
