using BlazingSun.Simulation.Bugs;
using BlazingSun.Simulation.Runs;

namespace BlazingSun.Simulation.Tests;

public sealed class BugTests
{
    private const int Seeds = 1_000;

    public static TheoryData<string> Bugs => [.. AllBugs.Names];

    [Theory]
    [MemberData(nameof(Bugs))]
    public void A_deliberate_bug_is_found(string bug)
    {
        Campaign campaign = new(1, Seeds, Environment.ProcessorCount, AllBugs.Find(bug));
        campaign.Run();
        Assert.NotNull(campaign.Failed);
        Assert.Null(SeedRun.Run(campaign.Failed.Seed).Violation);
    }
}
