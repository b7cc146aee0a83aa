using BlazingSun.Simulation.Runs;

namespace BlazingSun.Simulation.Tests;

public sealed class SeedTests
{
    private const int PerCase = 125;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, 1_000 / PerCase)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void In_no_world_anything_is_lost(int number)
    {
        Campaign campaign = new(1 + ((ulong)number * PerCase), PerCase, Environment.ProcessorCount, bug: null);
        campaign.Run();
        Assert.True(campaign.Failed is null, Explain(campaign.Failed));
    }

    private static string Explain(SeedResult? failed) =>
        failed is null ? "" : Report.Of(SeedRun.Run(failed.Seed, isTraced: true), bug: null);
}
