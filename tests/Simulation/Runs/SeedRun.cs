using BlazingSun.Simulation.Bugs;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Runs;

/// <summary>Runs one seed.</summary>
internal static class SeedRun
{
    public static SeedResult Run(ulong seed, IBug? bug = null, bool isTraced = false, bool withFaults = true)
    {
        using World world = new(seed, isTraced, bug, withFaults);
        using (ThrownExceptions.Watch(world))
            new Life(world).Run();
        return new SeedResult(seed, world.Verdict.Violation, world.Trace.Hash, world.Trace.Lines, world.Scheduler.Steps, world.Scheduler.Elapsed);
    }
}

/// <summary>How a seed's world ended.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Violation">What must not happen and did; null = nothing.</param>
/// <param name="Hash">Of all that happened: equal for equal runs.</param>
/// <param name="Lines">What happened, when it was traced.</param>
/// <param name="Steps">Callbacks that ran.</param>
/// <param name="Elapsed">Virtual time.</param>
internal sealed record SeedResult(
    ulong Seed, string? Violation, ulong Hash, IReadOnlyList<string> Lines, long Steps, TimeSpan Elapsed);
