namespace BlazingSun.DaprEmulator.Tests;

public class BrokerTests
{
    [Fact]
    public async Task Two_replicas_share_the_messages_of_a_group_and_each_gets_all_of_a_fan_out()
    {
        await using Scene shared = new();
        Sidecar sidecar = await shared.StartAsync();
        await shared.StartAsync();
        await shared.PublishAsync(sidecar, [.. Enumerable.Range(0, 30).Select(i => ($"k{i}", $"m{i}"))]);
        Assert.Equal(30, (await shared.UntilGotAsync(30)).Distinct().Count());

        await using Scene each = new();
        sidecar = await each.StartAsync("gateway", "pubsub-fanout");
        await each.StartAsync("gateway", "pubsub-fanout");
        await each.PublishAsync(sidecar, ("k", "a"), ("k", "b"));
        Assert.Equal(["a", "a", "b", "b"], (await each.UntilGotAsync(4)).Order());
    }

    [Fact]
    public async Task Messages_come_again_on_command_and_otherwise_once()
    {
        await using Scene scene = new();
        Sidecar sidecar = await scene.StartAsync();
        await scene.PublishAsync(sidecar, ("k", "a"), ("k", "b"));
        await scene.UntilGotAsync(2);
        scene.World.Faults.Redeliver("t", 1);
        Assert.Equal(["a", "b", "b"], await scene.UntilGotAsync(3));
    }

    [Fact]
    public async Task Reordered_messages_keep_the_order_of_their_key()
    {
        await using Scene scene = new();
        scene.World.Faults.Reorder = true;
        Sidecar sidecar = await scene.StartAsync();
        await scene.PublishAsync(sidecar, [.. Enumerable.Range(0, 60).Select(i => ($"k{i % 6}", $"{i % 6}-{i / 6}"))]);
        IReadOnlyList<string> got = await scene.UntilGotAsync(60);
        foreach (IGrouping<char, string> key in got.GroupBy(text => text[0]))
            Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{key.Key}-{i}"), key);
        Assert.NotEqual(Enumerable.Range(0, 60).Select(i => $"{i % 6}-{i / 6}"), got);
    }

    [Fact]
    public async Task What_is_published_while_the_app_is_unwell_or_the_broker_away_comes_afterwards()
    {
        await using Scene scene = new();
        Sidecar sidecar = await scene.StartAsync();
        scene.World.Faults.Add(new Faults.FaultRule(Faults.Callee.App, "/t", Faults.CallFault.Cut) { Times = 3 });
        await scene.PublishAsync(sidecar, ("k", "a"));
        scene.World.Faults.Broker.TakeAway();
        Assert.Equal(500, (await scene.Time.UntilAsync(scene.PublishAsync(sidecar, ("k", "lost")), Scene.Token)).Status);
        scene.World.Faults.Broker.BringBack();
        await scene.PublishAsync(sidecar, ("k", "b"));
        Assert.Equal(["a", "b"], await scene.UntilGotAsync(2));
    }

    [Fact]
    public async Task A_lost_answer_to_a_delivery_brings_the_batch_again()
    {
        await using Scene scene = new();
        Sidecar sidecar = await scene.StartAsync();
        scene.World.Faults.Add(new Faults.FaultRule(Faults.Callee.App, "/t", Faults.CallFault.LoseAnswer));
        await scene.PublishAsync(sidecar, ("k", "a"), ("k", "b"));
        Assert.Equal(["a", "b", "a", "b"], await scene.UntilGotAsync(4));
    }

    [Fact]
    public async Task A_sidecar_that_stops_hands_over_at_once_and_nothing_comes_twice()
    {
        await using Scene scene = new();
        Sidecar first = await scene.StartAsync();
        Sidecar second = await scene.StartAsync();
        await scene.PublishAsync(first, [.. Enumerable.Range(0, 12).Select(i => ($"k{i}", $"m{i}"))]);
        await scene.UntilGotAsync(12);
        await first.StopAsync();
        await scene.PublishAsync(second, [.. Enumerable.Range(12, 12).Select(i => ($"k{i}", $"m{i}"))]);
        Assert.Equal(24, (await scene.Got.WaitForAsync(24, Scene.Token)).Distinct().Count());
    }
}
