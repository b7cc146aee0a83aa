using System.Text.Json;
using BlazingSun.Platform.Embedded;
using BlazingSun.Platform.Embedded.PubSub;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Tests.PubSub;

public sealed class EmbeddedBusTests : BusCompliance
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected override async Task<RunningBus> StartAsync(params Subscription[] subscriptions) =>
        await EmbeddedRunningBus.StartAsync(subscriptions);

    [Fact]
    public async Task Publishing_waits_while_a_group_is_a_full_buffer_behind_and_keeps_the_order()
    {
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        RecordingConsumer consumer = RecordingConsumer.After(release.Task);
        await using RunningBus bus = await EmbeddedRunningBus.StartAsync([Of(consumer)], ("Embedded:BufferedMessages", "16"));
        string[] bodies = [.. Enumerable.Range(0, 50).Select(number => $"{number}")];

        Task[] publishing = [.. bodies.Select(body => bus.PublishAsync("room-1", body).AsTask())];

        Assert.Equal(16, publishing.Count(task => task.IsCompleted));
        release.SetResult();
        await Task.WhenAll(publishing);
        await consumer.Handled.WaitForAsync(50, Token);
        Assert.Equal(bodies, consumer.HandledOf("room-1"));
    }

    [Fact]
    public async Task A_publisher_that_gives_up_waiting_publishes_nothing_more()
    {
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        RecordingConsumer consumer = RecordingConsumer.After(release.Task);
        await using RunningBus bus = await EmbeddedRunningBus.StartAsync([Of(consumer)], ("Embedded:BufferedMessages", "16"));
        using CancellationTokenSource impatient = new();
        await bus.PublishAsync("room-1", Enumerable.Repeat("x", 16));

        Task givingUp = bus.Bus.PublishAsync(RunningBus.Topic, RunningBus.Message("room-1", "never"), impatient.Token).AsTask();
        Task patient = bus.PublishAsync("room-1", "last").AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givingUp);
        release.SetResult();
        await patient;

        await consumer.Handled.WaitForAsync(17, Token);
        Assert.Equal(["x", "last"], consumer.HandledOf("room-1").Distinct());
    }

    [Fact]
    public async Task The_wait_before_a_redelivery_grows_to_five_seconds_and_never_ends()
    {
        RecordingConsumer consumer = new(_ => throw new InvalidOperationException("away"));
        VirtualTimeProvider time = new();
        EmbeddedBus bus = new(Options.Create(new EmbeddedOptions()), time, NullLogger<EmbeddedBus>.Instance);
        EmbeddedSubscription subscription = bus.Subscribe(Of(consumer));
        await subscription.StartAsync(Token);
        await bus.PublishAsync(RunningBus.Topic, RunningBus.Message("room-1", "x"), Token);
        List<double> waits = [];

        for (int delivery = 1; delivery <= 9; delivery++)
        {
            await consumer.Batches.WaitForAsync(delivery, Token);
            await time.WaitForTimersAsync(1, Token);
            waits.Add((time.NextDue!.Value - time.GetUtcNow()).TotalMilliseconds);
            time.AdvanceToNextTimer();
        }

        Assert.Equal([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000], waits);
        await subscription.StopAsync(Token);
    }

    [Fact]
    public async Task Other_keys_pass_one_that_waits_for_its_redelivery()
    {
        RecordingConsumer consumer = new(batch => ValueTask.FromResult(
            new BatchResult(batch.Select((message, index) => (message.Key, index)).Where(each => each.Key == "bad").Select(each => each.index).ToHashSet())));
        await using EmbeddedRunningBus bus = await EmbeddedRunningBus.StartAsync([Of(consumer)], ("Embedded:Partitions:games.commands", "1"));

        await bus.PublishAsync("bad", "1");
        await consumer.Batches.WaitForAsync(1, Token);
        await bus.PublishAsync("good", "1");

        // The clock has not moved: the good one did not wait.
        await consumer.Handled.WaitForAsync(1, Token);
        Assert.Equal(["1"], consumer.HandledOf("good"));
    }

    [Fact]
    public async Task A_message_of_a_burst_finds_the_rest_of_it_in_its_batch()
    {
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        RecordingConsumer consumer = RecordingConsumer.After(release.Task);
        await using RunningBus bus = await EmbeddedRunningBus.StartAsync([Of(consumer)]);

        await bus.PublishAsync("room-1", "first");
        await consumer.Batches.WaitForAsync(1, Token);
        await bus.PublishAsync("room-1", Enumerable.Repeat("more", 80));
        release.SetResult();

        await consumer.Handled.WaitForAsync(81, Token);
        Assert.Equal([1, 80], consumer.Batches.Items.Select(batch => batch.Count));
    }

    [Fact]
    public async Task A_dead_letter_tells_what_came_and_why_it_was_given_up()
    {
        RecordingConsumer graveyard = new();
        Subscription dead = new("operator", RunningBus.Topic + ".dead", ConsumerGroup.PerApp, graveyard);
        await using RunningBus bus = await EmbeddedRunningBus.StartAsync([dead]);
        using TestMeters meters = new();
        DeadLetters letters = new(bus.Bus, TimeProvider.System, meters);

        await letters.PublishAsync(RunningBus.Topic, RunningBus.Message("room-1", "{ \"broken"), "no JSON", Token);
        await letters.PublishAsync(RunningBus.Topic, new BusMessage("room-1", new byte[] { 0xFF, 0x00 }), "no text", Token);
        await letters.PublishAsync(RunningBus.Topic, RunningBus.Message("room-1", new string('"', 900_000)), "too long once quoted", Token);

        await graveyard.Handled.WaitForAsync(3, Token);
        JsonElement[] found = [.. graveyard.HandledOf("room-1").Select(text => JsonDocument.Parse(text).RootElement)];
        Assert.Equal("{ \"broken", found[0].GetProperty("body").GetString());
        Assert.Equal("no JSON", found[0].GetProperty("reason").GetString());
        Assert.Equal([0xFF, 0x00], found[1].GetProperty("bodyBase64").GetBytesFromBase64());
        Assert.Equal(900_000, found[2].GetProperty("bodyBytes").GetInt32());
        Assert.All(graveyard.Handled.Items, letter => Assert.InRange(letter.Body.Length, 1, 1024 * 1024));
        Assert.Equal(3, meters.Total("blazingsun.dead_letters"));
    }
}
