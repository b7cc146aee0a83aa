using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>Apps and their sidecars end in the middle of games without any warning.</summary>
public class AppKillTests(PostgresServer postgres)
{
    private const int EventsBetween = 61;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 180_000)]
    public async Task Each_app_is_killed_and_comes_back_and_no_accepted_roll_is_lost_or_doubled()
    {
        await using Contest contest = await Contest.StartAsync(postgres, tables: 8);
        for (int i = 0; i < 2; i++)
        {
            foreach (AppBesideSidecar app in new[] { contest.Apps.Games[0], contest.Apps.Gateways[0] })
            {
                await contest.SeenAsync(EventsBetween + i);
                await app.KillAppAsync(Cancel);
            }
        }

        await contest.FinishAsync();
    }

    [Fact(Timeout = 180_000)]
    public async Task A_turn_that_would_have_ended_while_Games_was_dead_ends_when_it_is_back()
    {
        await using Contest contest = await Contest.StartAsync(postgres, tables: 0);
        await using IdleTable table = await IdleTable.OpenAsync(contest, turnSeconds: 5);

        await contest.Apps.Games[0].EndAppAsync();
        await Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System, Cancel);
        Assert.False(table.IsOver);
        await contest.Apps.Games[0].StartAppAsync(Cancel);

        Assert.Equal("timeout", await table.OverAsync(Cancel));
        Assert.InRange(table.ClocksMoved, TimeSpan.FromSeconds(4), TimeSpan.FromMinutes(1));
    }

    [Fact(Timeout = 180_000)]
    public async Task Each_sidecar_is_killed_and_replaced_and_no_accepted_roll_is_lost_or_doubled()
    {
        await using Contest contest = await Contest.StartAsync(postgres, tables: 8);
        for (int i = 0; i < 2; i++)
        {
            foreach (AppBesideSidecar app in new[] { contest.Apps.Games[0], contest.Apps.Gateways[0] })
            {
                await contest.SeenAsync(EventsBetween + i);
                await app.KillSidecarAsync(Cancel);
            }
        }

        await contest.FinishAsync();
    }

    [Fact(Timeout = 180_000)]
    public async Task Of_two_gateways_and_two_Games_one_each_is_lost_with_its_machine_and_the_others_take_over()
    {
        await using Contest contest = await Contest.StartAsync(postgres, tables: 8, replicas: 2);
        await contest.SeenAsync(EventsBetween);
        await contest.Apps.Games[0].LoseAsync();
        await contest.SeenAsync(EventsBetween);
        await contest.Apps.Gateways[0].LoseAsync();

        await contest.FinishAsync();
    }
}
