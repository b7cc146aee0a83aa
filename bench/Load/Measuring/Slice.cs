using System.Diagnostics;
using BlazingSun.Load.Crowds;

namespace BlazingSun.Load.Measuring;

/// <summary>What one server did in one stretch of time.</summary>
/// <param name="ActionsPerSecond">Answered actions a second.</param>
/// <param name="CpuPerAction">The server's CPU time per action, in µs.</param>
/// <param name="P50">Median time from action to own event.</param>
/// <param name="P99">99th percentile of the same.</param>
internal sealed record Slice(double ActionsPerSecond, double CpuPerAction, TimeSpan P50, TimeSpan P99)
{
    private static readonly TimeSpan RunUp = TimeSpan.FromSeconds(1);

    /// <summary>Lets the crowd play and measures after a run-up of a second.</summary>
    /// <param name="crowd">Who plays; nobody else does meanwhile.</param>
    /// <param name="rate">Actions a second of the whole crowd; 0 = as many as the server takes.</param>
    /// <param name="length">How long.</param>
    /// <param name="cancel">Ends it early.</param>
    public static async Task<Slice> MeasureAsync(Crowd crowd, int rate, TimeSpan length, CancellationToken cancel)
    {
        crowd.Gate.Open(rate == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)crowd.Groups / rate));
        await Task.Delay(RunUp, TimeProvider.System, cancel);
        LatencyHistogram latencies = crowd.StartHistogram();
        (long actions, TimeSpan cpu, long time) = (crowd.Actions, crowd.Server.Cpu, Stopwatch.GetTimestamp());
        await Task.Delay(length, TimeProvider.System, cancel);
        actions = crowd.Actions - actions;
        cpu = crowd.Server.Cpu - cpu;
        double seconds = Stopwatch.GetElapsedTime(time).TotalSeconds;
        Slice slice = new(
            actions / seconds, cpu.TotalMicroseconds / Math.Max(1, actions), latencies.Quantile(0.5), latencies.Quantile(0.99));
        await crowd.DrainAsync(cancel);
        return slice;
    }
}
