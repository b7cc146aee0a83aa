using BlazingSun.DaprEmulator.Faults;
using BlazingSun.Testing;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>Sidecars do what nobody wishes for but all have been seen to do, while games are played.</summary>
public class MisbehaviourTests(PostgresServer postgres)
{
    private const int Between = 31;

    [Fact(Timeout = 180_000)]
    public async Task Messages_that_come_again_and_in_another_order_across_rooms_change_nothing()
    {
        await using Contest contest = await Contest.StartAsync(postgres, tables: 6);
        contest.Faults.Reorder = true;
        contest.Faults.DoubleResults = true;
        await using IdleTable idle = await IdleTable.OpenAsync(contest, turnSeconds: 5);
        for (int i = 0; i < 6; i++)
        {
            await contest.SeenAsync(Between);
            contest.Faults.Redeliver("games.commands", last: 7);
            contest.Faults.Redeliver("games.events", last: 7);
        }

        await contest.FinishAsync();
        Assert.Equal("timeout", await idle.OverAsync(TestContext.Current.CancellationToken));
        FaultTally happened = contest.Faults.Happened;
        Assert.All([happened.Redelivered, happened.Reordered], times => Assert.NotEqual(0, times));
        await Wait.UntilAsync(() => happened.Doubled > 0, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 180_000)]
    public async Task Saves_whose_answer_is_lost_and_calls_that_break_lose_and_double_nothing()
    {
        await using Contest contest = await Contest.StartAsync(postgres, tables: 6);
        foreach ((string path, CallFault fault) in new[]
        {
            ("/v1.0/state/rooms", CallFault.LoseAnswer),
            ("/v1.0/state/rooms", CallFault.FailAfter),
            ("/v1.0/state/rooms", CallFault.Refuse),
            ("/v1.0-alpha1/publish/bulk/pubsub/games.events", CallFault.LoseAnswer),
            ("/v1.0/actors", CallFault.LoseAnswer),
            ("/v1.0/actors", CallFault.Cut),
        })
        {
            await contest.SeenAsync(Between);
            contest.Faults.Add(new FaultRule(Callee.Sidecar, path, fault) { AppId = "games", Method = "POST", Times = 3 });
            await contest.WithFaultsAsync();
        }

        await contest.FinishAsync();
    }

    [Fact(Timeout = 180_000)]
    public async Task Rooms_that_move_between_two_Games_while_they_are_called_lose_and_double_nothing()
    {
        await using Contest contest = await Contest.StartAsync(postgres, tables: 6, replicas: 2);
        for (int i = 0; i < 4; i++)
        {
            await contest.SeenAsync(Between);
            await Task.WhenAll(contest.Tables.Rooms.Select(room => contest.Faults.MoveActorAsync("Room", room)));
        }

        await contest.FinishAsync();
        Assert.Equal(4 * 6, contest.Faults.Happened.Moved);
    }
}
