using System.Text.Json.Nodes;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.Tests.PubSub;
using BlazingSun.Recordings;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>What a real sidecar delivered, delivered to us.</summary>
public sealed class RecordedDeliveryTests
{
    private const string Route = "/dapr/events/pubsub/b1";

    [Fact]
    public async Task The_sidecar_is_told_to_deliver_in_bulk_and_raw_without_a_dead_letter_topic()
    {
        Exchange asked = Recording.Exchanges("pubsub.app", "startup").Single(exchange => exchange.Request.Path == "/dapr/subscribe");
        JsonNode recorded = JsonNode.Parse(asked.Response!.Body)![0]!;
        recorded["route"] = Route;
        await using DaprApp app = await StartAsync(new RecordingConsumer(), ("Dapr:DeliveryWait", "50"));

        RecordedResponse answer = await app.SendAsync(asked.Request);

        Assert.Equal((200, "application/json"), (answer.Status, answer.Headers["Content-Type"]));
        Assert.True(JsonNode.DeepEquals(recorded, Assert.Single(JsonNode.Parse(answer.Body)!.AsArray())), answer.Body);
    }

    [Fact]
    public async Task A_sidecar_that_asks_after_another_one_has_asked_makes_it_known_that_messages_may_be_missing()
    {
        RecordedRequest question = Recording.Exchanges("pubsub.app", "startup").Single(exchange => exchange.Request.Path == "/dapr/subscribe").Request;
        await using DaprApp app = await StartAsync(new RecordingConsumer());
        int reports = 0;
        app.Services.GetRequiredService<MissedMessages>().Happened += () => reports++;

        await app.SendAsync(question);
        Assert.Equal(0, reports);
        await app.SendAsync(question);
        Assert.Equal(1, reports);
    }

    [Theory]
    [InlineData("bulk: all succeed, one key", "a1 a2 a3")]
    [InlineData("bulk: the middle one RETRY once", "p1 p2 p3")]
    [InlineData("bulk: an answer lacks one entry", "q1 q2 q3")]
    [InlineData("bulk: 500 once", "w1 w2")]
    [InlineData("bulk: 200 with empty body", "e1")]
    [InlineData("bulk: 404", "n1")]
    [InlineData("bulk: DROP without dead letter topic", "d1 d2")]
    public async Task What_is_handled_is_named_entry_by_entry(string scenario, string names)
    {
        RecordingConsumer consumer = new();
        await using DaprApp app = await StartAsync(consumer);
        Exchange delivery = Deliveries(scenario)[0];

        RecordedResponse answer = await app.SendAsync(delivery.Request, Route);

        string[] expected = names.Split(' ');
        Assert.Equal(expected.Select(name => $$"""{"n":"{{name}}"}"""), consumer.HandledOf("room-1"));
        Assert.Equal((200, "application/json"), (answer.Status, answer.Headers["Content-Type"]));
        Assert.Equal(string.Join(' ', expected.Select((_, index) => $"{index}:SUCCESS")), Statuses(answer));
    }

    [Fact]
    public async Task An_entry_to_come_again_is_answered_with_the_later_ones_of_its_key()
    {
        int calls = 0;
        RecordingConsumer consumer = new(_ => ValueTask.FromResult(calls++ == 0 ? new BatchResult(new HashSet<int> { 1 }) : BatchResult.Done));
        await using DaprApp app = await StartAsync(consumer);
        IReadOnlyList<Exchange> deliveries = Deliveries("bulk: the middle one RETRY once");

        Assert.Equal("0:SUCCESS 1:RETRY 2:RETRY", Statuses(await app.SendAsync(deliveries[0].Request, Route)));
        Assert.Equal("0:SUCCESS 1:SUCCESS 2:SUCCESS", Statuses(await app.SendAsync(deliveries[1].Request, Route)));
    }

    [Fact]
    public async Task A_consumer_that_throws_gets_all_of_the_batch_again()
    {
        RecordingConsumer consumer = new(_ => throw new InvalidOperationException("not now"));
        await using DaprApp app = await StartAsync(consumer);

        Assert.Equal("0:RETRY 1:RETRY 2:RETRY", Statuses(await app.SendAsync(Deliveries("bulk: all succeed, one key")[0].Request, Route)));
    }

    [Fact]
    public async Task A_topic_that_nobody_here_reads_is_not_dropped()
    {
        await using DaprApp app = await StartAsync(new RecordingConsumer());

        RecordedResponse answer = await app.SendAsync(Deliveries("bulk: 404")[0].Request, "/dapr/events/pubsub/other");

        Assert.Equal(503, answer.Status);
    }

    [Fact]
    public async Task A_delivery_that_cannot_be_read_is_not_taken()
    {
        await using DaprApp app = await StartAsync(new RecordingConsumer());
        RecordedRequest delivery = Deliveries("bulk: 404")[0].Request;

        Assert.Equal(400, (await app.SendAsync(delivery with { Body = "{" }, Route)).Status);
        Assert.Equal(400, (await app.SendAsync(delivery with { Body = "{}" }, Route)).Status);
    }

    [Fact]
    public async Task What_a_stranger_published_reaches_the_consumer_as_its_text()
    {
        RecordingConsumer consumer = new();
        await using DaprApp app = await StartAsync(consumer);
        Exchange wrapped = Recording.Exchanges("pubsub.app", "bulk: a retried entry does not block other partitions").First(each => each.Request.Path == "/on/b2");

        Assert.Equal("0:SUCCESS", Statuses(await app.SendAsync(wrapped.Request, Route)));

        Assert.Equal("x1", JsonNode.Parse(Assert.Single(consumer.HandledOf("room-2")))!["data"]!["n"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_batch_that_comes_again_waits_for_the_one_in_hand()
    {
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        RecordingConsumer consumer = RecordingConsumer.After(release.Task);
        await using DaprApp app = await StartAsync(consumer);
        RecordedRequest delivery = Deliveries("bulk: 404")[0].Request;

        Task<RecordedResponse> first = app.SendAsync(delivery, Route);
        await consumer.Batches.WaitForAsync(1, TestContext.Current.CancellationToken);
        Task<RecordedResponse> again = app.SendAsync(delivery, Route);
        Task<RecordedResponse> otherPartition = app.SendAsync(
            delivery with { Body = delivery.Body!.Replace("\"__partition\":\"2\"", "\"__partition\":\"1\"", StringComparison.Ordinal) }, Route);
        await consumer.Batches.WaitForAsync(2, TestContext.Current.CancellationToken);
        release.SetResult();

        Assert.All(await Task.WhenAll(first, again, otherPartition), answer => Assert.Equal("0:SUCCESS", Statuses(answer)));
        Assert.Equal(3, consumer.Batches.Items.Count);
    }

    [Fact]
    public async Task Two_consumers_of_one_topic_in_one_app_are_refused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => DaprApp.StartAsync(services => services
            .AddSingleton(Of(new RecordingConsumer())).AddSingleton(Of(new RecordingConsumer()))));
    }

    private static Subscription Of(IBatchConsumer consumer) => new("games", "b1", ConsumerGroup.PerApp, consumer);

    private static Task<DaprApp> StartAsync(IBatchConsumer consumer, params (string Key, string Value)[] settings) =>
        DaprApp.StartAsync(services => services.AddSingleton(Of(consumer)), settings);

    private static IReadOnlyList<Exchange> Deliveries(string scenario) =>
        [.. Recording.Exchanges("pubsub.app", scenario).Where(exchange => exchange.Request.Path == "/on/b1")];

    private static string Statuses(RecordedResponse answer) => string.Join(' ', JsonNode.Parse(answer.Body)!["statuses"]!.AsArray()
        .Select(entry => $"{entry!["entryId"]!.GetValue<string>()}:{entry["status"]!.GetValue<string>()}"));
}
