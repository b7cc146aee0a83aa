using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.Tests.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr.Real;

/// <summary>
/// Apps beside real sidecars, on topics that all tests share: each test has keys of its own and leaves the others alone. An app has one sidecar here, so where every
/// replica gets all, the replicas are different apps.
/// </summary>
internal sealed class RealRunningBus : RunningBus
{
    private static readonly string[] Apps = ["games", "gateway"];
    private readonly string _prefix = RealSidecar.NewName() + ":";
    private readonly List<DaprApp> _apps = [];
    private readonly List<OwnMessages> _consumers = [];
    private string _topic = SuiteNeeds.Messages;

    public override IBus Bus => new OwnBus(_apps[0].Services.GetRequiredService<IBus>(), _topic, _prefix);

    public static async Task<RealRunningBus> StartAsync(Subscription[] subscriptions)
    {
        RealRunningBus bus = new();
        bus._topic = subscriptions.Any(subscription => subscription.MaxBatch == SuiteNeeds.SmallBatch) ? SuiteNeeds.Batches : SuiteNeeds.Messages;
        foreach (IGrouping<string, Subscription> app in Place(subscriptions).GroupBy(subscription => subscription.App))
            await bus.AddAsync(app.Key, [.. app]);
        await bus.HearAsync();
        return bus;
    }

    public override Task EventuallyAsync(Func<bool> condition) =>
        Wait.UntilAsync(condition, TestContext.Current.CancellationToken, TimeSpan.FromMinutes(1));

    public override async Task StopAsync()
    {
        foreach (DaprApp app in _apps)
            await app.StopAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (DaprApp app in _apps)
            await app.DisposeAsync();
    }

    private static List<Subscription> Place(Subscription[] wished)
    {
        List<Subscription> placed = [];
        foreach (Subscription subscription in wished)
        {
            string app = subscription.Group is ConsumerGroup.PerReplica ? Apps[placed.Count] : subscription.App;
            Subscription? same = placed.FirstOrDefault(other => other.App == app);
            Assert.SkipWhen(same is not null && same.Consumer != subscription.Consumer, "Two replicas of an app need two sidecars of it.");
            if (same is null)
                placed.Add(subscription with { App = app });
        }

        return placed;
    }

    private async Task AddAsync(string app, Subscription[] subscriptions)
    {
        RealSidecar sidecar = RealSidecar.Of(app) ?? throw new InvalidOperationException($"There is no sidecar of {app}.");
        List<Subscription> own = [];
        foreach (Subscription subscription in subscriptions)
        {
            OwnMessages consumer = new(subscription.Consumer, _prefix);
            _consumers.Add(consumer);
            own.Add(subscription with { Topic = _topic, Consumer = consumer });
        }

        // What the sidecar brings besides is of other tests and of programs that have ended.
        foreach ((string component, string topic) in await sidecar.SubscriptionsAsync(TestContext.Current.CancellationToken))
        {
            ConsumerGroup group = component == "pubsub" ? ConsumerGroup.PerApp : ConsumerGroup.PerReplica;
            if (!own.Exists(subscription => subscription.Topic == topic && subscription.Group == group))
                own.Add(new Subscription(app, topic, group, new RecordingConsumer()));
        }

        int port = await sidecar.AppPortAsync(TestContext.Current.CancellationToken);
        _apps.Add(await DaprApp.StartAsync(
            app,
            services => own.ForEach(subscription => services.AddSingleton(subscription)),
            _ => { },
            ("APP_PORT", port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("DAPR_HTTP_PORT", sidecar.HttpPort),
            ("DAPR_API_TOKEN", RealSidecar.Token),
            ("APP_API_TOKEN", RealSidecar.AppToken),
            ("Dapr:CallTimeout", "00:00:10")));
        await sidecar.WaitUntilReadyAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A group that has just joined begins with what comes then, on each partition by itself: ends when each has heard of all.</summary>
    private Task HearAsync() => Wait.UntilAsync(
        async () =>
        {
            await Bus.PublishAsync(Topic, OwnMessages.Probes, TestContext.Current.CancellationToken);
            return _consumers.TrueForAll(consumer => consumer.HasHeard);
        },
        TestContext.Current.CancellationToken,
        TimeSpan.FromMinutes(1));

    private sealed class OwnBus(IBus inner, string own, string prefix) : IBus
    {
        public ValueTask PublishAsync(string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken) => inner.PublishAsync(
            own, messages.ToArray().Select(message => message with { Key = prefix + message.Key }).ToArray(), cancellationToken);
    }
}
