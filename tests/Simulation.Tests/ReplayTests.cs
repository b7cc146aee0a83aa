using BlazingSun.Simulation.Runs;

namespace BlazingSun.Simulation.Tests;

public sealed class ReplayTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(15)]
    [InlineData(26)]
    public void The_same_seed_makes_the_same_world_again(ulong seed)
    {
        SeedResult once = SeedRun.Run(seed);
        SeedResult again = SeedRun.Run(seed, isTraced: true);
        Assert.Equal((once.Hash, once.Steps, once.Elapsed, once.Violation), (again.Hash, again.Steps, again.Elapsed, again.Violation));
        Assert.NotEmpty(again.Lines);
    }

    [Fact]
    public void Different_seeds_make_different_worlds() => Assert.NotEqual(SeedRun.Run(1).Hash, SeedRun.Run(2).Hash);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public void Without_faults_games_are_played_to_their_end(ulong seed)
    {
        SeedResult result = SeedRun.Run(seed, isTraced: true, withFaults: false);
        Assert.Null(result.Violation);
        Assert.Contains(result.Lines, line => line.Contains("\"reason\":\"score\"", StringComparison.Ordinal));
    }
}
