using System.Collections.Concurrent;
using System.Globalization;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Tests.PubSub;

/// <summary>What every bus does.</summary>
public abstract class BusCompliance
{
    private protected const string Games = "games";

    protected abstract Task<RunningBus> StartAsync(params Subscription[] subscriptions);

    private protected static Subscription Of(RecordingConsumer consumer, string app = Games, ConsumerGroup group = ConsumerGroup.PerApp) =>
        new(app, RunningBus.Topic, group, consumer);

    private static IEnumerable<string> Numbers(int count) =>
        Enumerable.Range(0, count).Select(number => number.ToString("D5", CultureInfo.InvariantCulture));

    [Fact]
    public async Task A_message_comes_as_it_was_published()
    {
        const string body = """{"name":"Zoë 🎲 \u0001","big":9007199254740993,"tiny":0.12345678901}""";
        RecordingConsumer consumer = new();
        await using RunningBus bus = await StartAsync(Of(consumer));

        await bus.PublishAsync("room-1", body);

        await bus.EventuallyAsync(() => consumer.HandledOf("room-1").SequenceEqual([body]));
    }

    [Fact]
    public async Task Messages_of_a_key_keep_their_order_while_many_publish()
    {
        RecordingConsumer consumer = new();
        await using RunningBus bus = await StartAsync(Of(consumer));
        string[] keys = [.. Enumerable.Range(0, 20).Select(number => $"room-{number}")];

        await Task.WhenAll(keys.Select(async key =>
        {
            foreach (string[] chunk in Numbers(100).Chunk(7))
            {
                await bus.PublishAsync(key, chunk);
                await Task.Yield();
            }
        }));

        await bus.EventuallyAsync(() => consumer.Handled.Items.Count >= 2_000);
        Assert.All(keys, key => Assert.Equal(Numbers(100), consumer.HandledOf(key).Distinct()));
    }

    [Fact]
    public async Task A_key_is_never_in_two_batches_at_once()
    {
        ConcurrentDictionary<string, bool> inHand = new();
        ConcurrentQueue<string> overlaps = new();
        RecordingConsumer consumer = new(async batch =>
        {
            string[] keys = [.. batch.Select(message => message.Key).Distinct()];
            foreach (string key in keys.Where(key => !inHand.TryAdd(key, true)))
                overlaps.Enqueue(key);
            await Task.Yield();
            foreach (string key in keys)
                inHand.TryRemove(key, out _);
            return BatchResult.Done;
        });
        await using RunningBus bus = await StartAsync(Of(consumer), Of(consumer));

        for (int i = 0; i < 300; i++)
            await bus.PublishAsync($"room-{i % 10}", "x");

        await bus.EventuallyAsync(() => consumer.Handled.Items.Count >= 300);
        Assert.Empty(overlaps);
    }

    [Fact]
    public async Task A_batch_is_no_larger_than_asked_for()
    {
        RecordingConsumer consumer = new();
        await using RunningBus bus = await StartAsync(Of(consumer) with { MaxBatch = 7 });

        await bus.PublishAsync("room-1", Numbers(100));

        await bus.EventuallyAsync(() => consumer.Handled.Items.Count >= 100);
        Assert.All(consumer.Batches.Items, batch => Assert.InRange(batch.Count, 1, 7));
    }

    [Fact]
    public async Task A_batch_that_threw_comes_again()
    {
        int failures = 0;
        RecordingConsumer consumer = new(_ => Interlocked.Increment(ref failures) <= 3
            ? throw new InvalidOperationException("not now")
            : ValueTask.FromResult(BatchResult.Done));
        await using RunningBus bus = await StartAsync(Of(consumer));

        await bus.PublishAsync("room-1", "1", "2", "3");

        await bus.EventuallyAsync(() => consumer.HandledOf("room-1").Distinct().Count() == 3);
        Assert.Equal(["1", "2", "3"], consumer.HandledOf("room-1"));
    }

    [Fact]
    public async Task What_is_to_come_again_comes_with_all_later_ones_of_its_key_and_in_order()
    {
        int refusals = 3;
        RecordingConsumer consumer = new(batch =>
        {
            int second = batch.Select((message, index) => (message, index))
                .FirstOrDefault(each => each.message.Key == "bad" && each.message.Body.Span.SequenceEqual("2"u8), (default, -1)).index;
            bool refuse = second >= 0 && Interlocked.Decrement(ref refusals) >= 0;
            return ValueTask.FromResult(refuse ? new BatchResult(new HashSet<int> { second }) : BatchResult.Done);
        });
        await using RunningBus bus = await StartAsync(Of(consumer));

        await bus.PublishAsync("bad", "1", "2", "3", "4");
        await bus.PublishAsync("good", "1", "2");
        await bus.PublishAsync("bad", "5");

        await bus.EventuallyAsync(() => consumer.HandledOf("bad").Contains("5") && consumer.HandledOf("good").Contains("2"));
        Assert.Equal(["1", "2", "3", "4", "5"], consumer.HandledOf("bad").Distinct());
        Assert.Equal(["1", "2"], consumer.HandledOf("good").Distinct());
        Assert.True(refusals < 0);
    }

    [Fact]
    public async Task Groups_do_not_wait_for_each_other()
    {
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        RecordingConsumer stuck = RecordingConsumer.After(release.Task);
        RecordingConsumer other = new();
        await using RunningBus bus = await StartAsync(Of(stuck), Of(other, "gateway"));

        await bus.PublishAsync("room-1", Numbers(50));

        await bus.EventuallyAsync(() => other.Handled.Items.Count >= 50);
        Assert.Empty(stuck.Handled.Items);
        release.SetResult();
        await bus.EventuallyAsync(() => stuck.Handled.Items.Count >= 50);
        Assert.Equal(Numbers(50), stuck.HandledOf("room-1").Distinct());
    }

    [Fact]
    public async Task Replicas_of_an_app_share_the_messages()
    {
        RecordingConsumer one = new();
        RecordingConsumer two = new();
        await using RunningBus bus = await StartAsync(Of(one), Of(two));

        for (int i = 0; i < 60; i++)
            await bus.PublishAsync($"room-{i}", "x");

        await bus.EventuallyAsync(() => one.Handled.Items.Count + two.Handled.Items.Count >= 60);
        Assert.NotEmpty(one.Handled.Items);
        Assert.NotEmpty(two.Handled.Items);
        Assert.Empty(one.Handled.Items.Select(message => message.Key).Intersect(two.Handled.Items.Select(message => message.Key)));
    }

    [Fact]
    public async Task Every_replica_gets_all_when_it_asks_for_that()
    {
        RecordingConsumer one = new();
        RecordingConsumer two = new();
        await using RunningBus bus = await StartAsync(
            Of(one, "gateway", ConsumerGroup.PerReplica), Of(two, "gateway", ConsumerGroup.PerReplica));

        await bus.PublishAsync("room-1", Numbers(20));

        await bus.EventuallyAsync(() => one.Handled.Items.Count >= 20 && two.Handled.Items.Count >= 20);
        Assert.Equal(one.HandledOf("room-1").Distinct(), two.HandledOf("room-1").Distinct());
    }

    [Fact]
    public async Task The_batch_in_hand_is_finished_at_the_end()
    {
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        RecordingConsumer consumer = RecordingConsumer.After(release.Task);
        await using RunningBus bus = await StartAsync(Of(consumer));
        await bus.PublishAsync("room-1", "1");
        await consumer.Batches.WaitForAsync(1, TestContext.Current.CancellationToken);

        Task stopped = bus.StopAsync();
        Assert.False(stopped.IsCompleted);
        release.SetResult();
        await stopped;

        Assert.Equal(["1"], consumer.HandledOf("room-1"));
    }
}
