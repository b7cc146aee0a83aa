using System.Diagnostics.Metrics;
using BlazingSun.Contracts.Errors;

namespace BlazingSun.Games;

/// <summary>Everything that Games counts. Costs nothing while nobody listens.</summary>
internal static class GamesMetrics
{
    private static readonly Meter Meter = new("BlazingSun.Games");

    // From a millisecond to the time after which a player is told UNAVAILABLE.
    private static readonly InstrumentAdvice<double> Fast = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] };

    private static readonly InstrumentAdvice<double> Slow = new() { HistogramBucketBoundaries = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300] };

    private static readonly Counter<long> Turns = Meter.CreateCounter<long>("blazingsun.rooms.turns", "{turn}", "Turns of rooms that were carried out");

    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("blazingsun.rooms.commands", "{command}", "Commands and facts in these turns");

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("blazingsun.rooms.refusals", "{command}", "Commands that rooms refused, by error code");

    private static readonly Histogram<double> Saves = Meter.CreateHistogram("blazingsun.rooms.save.duration", "s", "Time to save a room, with all attempts", advice: Fast);

    private static readonly Counter<long> Strangers = Meter.CreateCounter<long>(
        "blazingsun.rooms.conflicts", "{save}", "Saves over a room that somebody else had saved since: two hosts for one room");

    private static readonly Counter<long> Untold = Meter.CreateCounter<long>(
        "blazingsun.rooms.untold", "{turn}", "Turns that were saved and could not be told or carried on at once: they wait in the room's outbox");

    private static readonly Histogram<double> Late = Meter.CreateHistogram(
        "blazingsun.rooms.deadline.lateness", "s", "How late deadlines of rooms were carried out", advice: Slow);

    private static readonly Counter<double> Outages = Meter.CreateCounter<double>(
        "blazingsun.outages", "s", "Time in which the platform was away and clocks stood still");

    public static void Turned(int commands)
    {
        Turns.Add(1);
        Commands.Add(commands);
    }

    public static void Refused(ErrorCode code) => Refusals.Add(1, new KeyValuePair<string, object?>("code", code.ToString()));

    public static void Saved(TimeSpan after) => Saves.Record(after.TotalSeconds);

    public static void Conflict() => Strangers.Add(1);

    public static void PutOff() => Untold.Add(1);

    public static void Overdue(TimeSpan by) => Late.Record(by.TotalSeconds);

    public static void Outage(TimeSpan length) => Outages.Add(length.TotalSeconds);
}
