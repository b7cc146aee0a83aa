using System.Diagnostics.Metrics;

namespace BlazingSun.Platform.Telemetry;

/// <summary>Everything that the platform counts, beside the dead letters. Costs nothing while nobody listens.</summary>
internal static class PlatformMetrics
{
    private static readonly Meter Meter = new("BlazingSun.Platform");

    private static readonly Histogram<double> Calls = Meter.CreateHistogram(
        "blazingsun.sidecar.call.duration", "s", "Time of the sidecar's answers, by what was asked for: pubsub, rooms, documents, actors, …", advice: Seconds);

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "blazingsun.sidecar.failures", "{call}", "Calls that the sidecar did not answer in time, could not be reached for, or answered with a failure of what is behind it");

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>(
        "blazingsun.bus.deliveries", "{message}", "Messages that the bus brought, by topic; those that came again are counted again");

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "blazingsun.bus.retries", "{message}", "Messages that were asked for again, by topic");

    private static readonly Counter<long> Lost = Meter.CreateCounter<long>(
        "blazingsun.workflows.reconnects", "{connection}", "Connections of the workflow worker that were lost and made anew");

    /// <summary>From a millisecond to the time after which everyone has given up.</summary>
    public static InstrumentAdvice<double> Seconds { get; } = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    public static void Answered(string dependency, TimeSpan after) => Calls.Record(after.TotalSeconds, new KeyValuePair<string, object?>("dependency", dependency));

    public static void Failed(string dependency) => Failures.Add(1, new KeyValuePair<string, object?>("dependency", dependency));

    public static void Delivered(string topic, int messages, int again)
    {
        Deliveries.Add(messages, new KeyValuePair<string, object?>("topic", topic));
        if (again > 0)
            Retries.Add(again, new KeyValuePair<string, object?>("topic", topic));
    }

    public static void WorkerLost() => Lost.Add(1);
}
