using BlazingSun.DaprEmulator.Faults;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.Tests.Dapr.Real;
using BlazingSun.Testing;

namespace BlazingSun.Platform.Tests.PubSub;

[Collection(nameof(RealSidecar))]
public sealed class DaprBusTests : BusCompliance, IClassFixture<EmptyTopics>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected override async Task<RunningBus> StartAsync(params Subscription[] subscriptions) =>
        RealSidecar.IsMeant ? await RealRunningBus.StartAsync(subscriptions) : await DaprRunningBus.StartAsync(subscriptions);

    [Fact]
    public async Task Bytes_that_are_no_text_come_as_they_were_published()
    {
        RecordingConsumer consumer = new();
        await using RunningBus bus = await StartAsync(Of(consumer));

        await bus.Bus.PublishAsync(RunningBus.Topic, new BusMessage("room-1", new byte[] { 0xFF, 0x00, 0x7B }), Token);

        await bus.EventuallyAsync(() => consumer.Handled.Items.Count == 1);
        Assert.Equal([0xFF, 0x00, 0x7B], consumer.Handled.Items[0].Body.ToArray());
    }

    [Theory]
    [InlineData(CallFault.Refuse)]
    [InlineData(CallFault.Cut)]
    [InlineData(CallFault.LoseAnswer)]
    [InlineData(CallFault.FailAfter)]
    public async Task A_publish_without_an_answer_is_told_and_a_repeat_arrives(CallFault fault)
    {
        RecordingConsumer consumer = new();
        await using DaprRunningBus bus = await DaprRunningBus.StartAsync([Of(consumer)]);
        bus.World.Faults.Add(new FaultRule(Callee.Sidecar, "/v1.0-alpha1/publish", fault));

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => bus.PublishAsync("room-1", "x").AsTask());
        await bus.PublishAsync("room-1", "x");

        await bus.EventuallyAsync(() => consumer.HandledOf("room-1").Distinct().SequenceEqual(["x"]));
    }

    [Theory]
    [InlineData(CallFault.Refuse)]
    [InlineData(CallFault.Cut)]
    [InlineData(CallFault.LoseAnswer)]
    public async Task A_delivery_that_goes_wrong_comes_again_in_order(CallFault fault)
    {
        RecordingConsumer consumer = new();
        await using DaprRunningBus bus = await DaprRunningBus.StartAsync([Of(consumer)]);
        bus.World.Faults.Add(new FaultRule(Callee.App, "/dapr/events", fault) { Times = 3 });

        await bus.PublishAsync("room-1", "1", "2", "3");

        await bus.EventuallyAsync(() => consumer.HandledOf("room-1").Contains("3"));
        Assert.Equal(["1", "2", "3"], consumer.HandledOf("room-1").Distinct());
    }

    [Fact]
    public async Task While_the_broker_is_away_publishers_are_told_so_and_afterwards_all_goes_on()
    {
        RecordingConsumer consumer = new();
        await using DaprRunningBus bus = await DaprRunningBus.StartAsync([Of(consumer)]);
        bus.World.Faults.Broker.TakeAway();

        Task away = bus.PublishAsync("room-1", "away").AsTask();
        await bus.EventuallyAsync(() => away.IsCompleted);
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => away);
        bus.World.Faults.Broker.BringBack();
        await bus.PublishAsync("room-1", "back");

        await bus.EventuallyAsync(() => consumer.HandledOf("room-1").Contains("back"));
    }
}
