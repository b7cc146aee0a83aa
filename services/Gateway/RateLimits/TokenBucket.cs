namespace BlazingSun.Gateway.RateLimits;

/// <summary>Lets <paramref name="burst"/> through at once and <paramref name="perSecond"/> in the long run.</summary>
internal sealed class TokenBucket(int perSecond, int burst, TimeProvider time)
{
    private readonly Lock _gate = new();
    private double _tokens = burst;
    private long _filledAt = time.GetTimestamp();

    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                Fill();
                return _tokens >= burst;
            }
        }
    }

    /// <returns>0 when it may pass, else the milliseconds until the next may.</returns>
    public int Take()
    {
        lock (_gate)
        {
            Fill();
            if (_tokens < 1)
                return (int)Math.Ceiling((1 - _tokens) * 1_000 / perSecond);
            _tokens--;
            return 0;
        }
    }

    private void Fill()
    {
        long now = time.GetTimestamp();
        double seconds = time.GetElapsedTime(_filledAt, now).TotalSeconds;
        _tokens = Math.Min(burst, _tokens + (seconds * perSecond));
        _filledAt = now;
    }
}
