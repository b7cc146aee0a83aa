namespace BlazingSun.Load.Crowds;

/// <summary>Counts durations in steps of about 3 %. Safe for threads.</summary>
internal sealed class LatencyHistogram
{
    private const int StepsPerDoubling = 32;
    private readonly long[] _counts = new long[StepsPerDoubling * 26];

    public void Add(TimeSpan latency)
    {
        double microseconds = Math.Max(1, latency.TotalMicroseconds);
        int step = Math.Min(_counts.Length - 1, (int)(Math.Log2(microseconds) * StepsPerDoubling));
        Interlocked.Increment(ref _counts[step]);
    }

    /// <summary>The duration that this share (0 to 1) of all stays below; zero when there is none.</summary>
    public TimeSpan Quantile(double share)
    {
        long rank = (long)Math.Ceiling(_counts.Sum() * share);
        long sum = 0;
        for (int step = 0; step < _counts.Length && rank > 0; step++)
        {
            sum += _counts[step];
            if (sum >= rank)
                return TimeSpan.FromMicroseconds(Math.Pow(2, (step + 0.5) / StepsPerDoubling));
        }

        return TimeSpan.Zero;
    }
}
