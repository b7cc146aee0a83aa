using System.Text;
using System.Text.Json;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BlazingSun.Platform.Tests.PubSub;

/// <summary>What becomes of messages that a consumer fails at.</summary>
public sealed class CarefulConsumerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_can_never_be_handled_goes_to_the_dead_letters_and_the_others_of_its_batch_are_handled()
    {
        LetterBox box = new();
        RecordingConsumer consumer = new(batch => Has(batch, "bad") ? throw new KeyNotFoundException("no such thing") : ValueTask.FromResult(BatchResult.Done));
        await using RunningBus bus = await StartAsync(consumer, box);

        await bus.PublishAsync("room-1", ["first", "bad", "last"]);

        await consumer.Handled.WaitForAsync(2, Token);
        JsonElement letter = Assert.Single(await box.Letters.WaitForAsync(1, Token));
        Assert.Equal(["first", "last"], consumer.HandledOf("room-1"));
        Assert.Equal("bad", letter.GetProperty("body").GetString());
        Assert.Equal("KeyNotFoundException: no such thing", letter.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task While_a_dependency_is_away_nothing_of_the_batch_is_given_up()
    {
        LetterBox box = new();
        int left = 3;
        RecordingConsumer consumer = new(_ => left-- > 0
            ? throw new DependencyUnavailableException("rooms", "away")
            : ValueTask.FromResult(BatchResult.Done));
        await using RunningBus bus = await StartAsync(consumer, box);

        await bus.PublishAsync("room-1", ["first", "last"]);

        await bus.EventuallyAsync(() => consumer.Handled.Items.Count == 2);
        Assert.Equal(["first", "last"], consumer.HandledOf("room-1"));
        Assert.Empty(box.Letters.Items);
    }

    [Fact]
    public async Task What_is_behind_a_message_that_has_to_come_again_waits_under_the_same_key()
    {
        List<string> handled = [];
        BusMessage[] batch = [RunningBus.Message("a", "1"), RunningBus.Message("a", "2"), RunningBus.Message("b", "3")];

        BatchResult result = await batch.OneByOneAsync(
            (message, _) =>
            {
                handled.Add(message.Key);
                return message.Key == "a" ? throw new TimeoutException() : ValueTask.CompletedTask;
            },
            Token);

        Assert.Equal(["a", "b"], handled);
        Assert.Equal([0], result.RetryFrom!);
    }

    [Fact]
    public async Task For_each_is_done_what_can_be_done()
    {
        List<int> done = [];
        ValueTask each = Each.DoAsync([1, 2, 3], one =>
        {
            done.Add(one);
            return one switch
            {
                1 => throw new KeyNotFoundException(),
                2 => throw new DependencyUnavailableException("rooms", "away"),
                _ => ValueTask.CompletedTask,
            };
        });

        await Assert.ThrowsAsync<DependencyUnavailableException>(each.AsTask);
        Assert.Equal([1, 2, 3], done);
    }

    [Fact]
    public void A_database_that_refuses_the_data_itself_refuses_them_for_ever()
    {
        Assert.False(Failure.Passes(new PostgresException("invalid byte sequence", "ERROR", "ERROR", "22021")));
        Assert.True(Failure.Passes(new PostgresException("the database system is shutting down", "FATAL", "FATAL", "57P03")));
        Assert.True(Failure.Passes(new NpgsqlException("connection refused")));
    }

    private static async Task<RunningBus> StartAsync(RecordingConsumer consumer, LetterBox box) => new EmbeddedRunningBus(await EmbeddedHost.StartAsync(
        services => services.AddSingleton(consumer).AddSingleton(box)
            .AddSubscription<RecordingConsumer>("games", RunningBus.Topic, ConsumerGroup.PerApp)
            .AddSubscription<LetterBox>("operator", RunningBus.Topic + ".dead", ConsumerGroup.PerApp)));

    private static bool Has(IReadOnlyList<BusMessage> batch, string body) =>
        batch.Any(message => Encoding.UTF8.GetString(message.Body.Span) == body);
}
