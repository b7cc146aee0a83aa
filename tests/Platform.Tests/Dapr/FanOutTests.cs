using System.Globalization;
using BlazingSun.DaprEmulator;
using BlazingSun.Platform.Dapr.PubSub;
using BlazingSun.Platform.Ids;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.Tests.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>Topics that every replica reads, where a sidecar's group begins with what is new. The broker lives on virtual time, the app on real time.</summary>
public sealed class FanOutTests : IAsyncLifetime
{
    private readonly VirtualTimeProvider _time = new();
    private readonly RecordingConsumer _consumer = new();
    private readonly RecordingConsumer _other = new();
    private readonly Recorder<bool> _reports = new();
    private readonly Recorder<bool> _failures = new();
    private readonly DaprWorld _world;
    private DaprApp? _app;
    private Sidecar? _sidecar;

    public FanOutTests() => _world = new DaprWorld(new DaprWorldOptions { Time = _time });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DaprApp App => _app!;

    private MissedMessages Missed => App.Services.GetRequiredService<MissedMessages>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        if (_app is not null)
            await _app.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_told_the_moment_that_the_broker_is_back_comes_where_somebody_calls_into_the_topic(bool calls)
    {
        await StartAsync(calls);
        _world.Faults.Broker.TakeAway();
        _world.Faults.Broker.BringBack();
        await PublishAsync("games.events", "first");
        _time.Advance(TimeSpan.FromSeconds(2));

        await PublishUntilAsync("games.events", "later", () => Has("later"));
        Assert.Equal(calls, Has("first"));
    }

    [Fact]
    public async Task After_calls_in_vain_it_is_reported_once_that_messages_may_be_missing_when_they_come_again()
    {
        await StartAsync(calls: true);
        _world.Faults.Broker.TakeAway();
        await Wait.UntilAsync(Pass(() => _failures.Items.Count > 1), Token);
        Assert.Empty(_reports.Items);

        _world.Faults.Broker.BringBack();

        await Wait.UntilAsync(Pass(() => _reports.Items.Count > 0), Token);
        Assert.Single(_reports.Items);
        Assert.True(Missed.IsListening);
    }

    [Fact]
    public async Task Calls_are_kept_from_the_consumer_and_what_came_between_them_can_be_asked_for_again()
    {
        RecordingConsumer consumer = new(batch => ValueTask.FromResult(new BatchResult(new HashSet<int> { 1 })));
        Subscription subscription = new("gateway", "games.events", ConsumerGroup.PerReplica, consumer);
        Echoes echoes = new(new UuidSource(TimeProvider.System, new SystemRandomSource()));
        (BusMessage[] calls, Task heard) = echoes.Call(["games.events"], 2);
        BusMessage[] messages = [calls[0], RunningBus.Message("a", "1"), calls[1], RunningBus.Message("b", "2")];

        IReadOnlySet<int> again = await new Deliveries(subscription, echoes, NullLogger.Instance).HandleAsync(
            new BulkDelivery([.. messages.Select((m, i) => new BulkDeliveryEntry($"{i}", m.Body, new BulkDeliveryMetadata(m.Key, "0")))]), Token);

        await heard;
        Assert.Equal([3], again);
        Assert.Equal(["a", "b"], Assert.Single(consumer.Batches.Items).Select(message => message.Key));
    }

    private async Task StartAsync(bool calls)
    {
        int port = FreePort.Next();
        _sidecar = await _world.AddSidecarAsync("gateway", port);
        Subscription[] subscriptions =
        [
            new("gateway", "games.events", ConsumerGroup.PerReplica, _consumer),
            new("gateway", "chat.events", ConsumerGroup.PerReplica, _other),
        ];
        _app = await DaprApp.StartAsync(
            "gateway",
            services =>
            {
                MissedMessages missed = new(isListening: false);
                if (calls)
                    missed.Happened += () => _reports.Add(true);
                Array.ForEach(subscriptions, subscription => services.AddSingleton(subscription));
                services.AddSingleton(missed);
                services.AddSingleton<IBus>(provider => new Watched(ActivatorUtilities.CreateInstance<DaprBus>(provider), _failures));
            },
            _ => { },
            ("APP_PORT", port.ToString(CultureInfo.InvariantCulture)),
            ("DAPR_HTTP_PORT", _sidecar.HttpPort.ToString(CultureInfo.InvariantCulture)));
        Assert.False(Missed.IsListening);
        await _sidecar.WaitUntilReadyAsync(Token);
        // It joins one topic after the other.
        await PublishUntilAsync("chat.events", "warm", () => _other.Handled.Items.Count > 0);
        if (calls)
            await Wait.UntilAsync(Pass(() => Missed.IsListening), Token);
    }

    private Func<bool> Pass(Func<bool> condition) => () =>
    {
        _time.Advance(TimeSpan.FromMilliseconds(500));
        return condition();
    };

    private ValueTask PublishAsync(string topic, string body) =>
        App.Services.GetRequiredService<IBus>().PublishAsync(topic, RunningBus.Message("room-1", body), Token);

    private Task PublishUntilAsync(string topic, string body, Func<bool> comes) => Wait.UntilAsync(
        async () =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await PublishAsync(topic, body);
            return comes();
        },
        Token);

    private bool Has(string body) => _consumer.HandledOf("room-1").Contains(body);

    private sealed class Watched(IBus bus, Recorder<bool> failures) : IBus
    {
        public async ValueTask PublishAsync(string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken)
        {
            try
            {
                await bus.PublishAsync(topic, messages, cancellationToken);
            }
            catch (DependencyUnavailableException)
            {
                failures.Add(true);
                throw;
            }
        }
    }
}
