using System.Globalization;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.Tests.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr.Real;

/// <summary>
/// Apps beside real sidecars, on topics that all tests share: each test has keys of its own and leaves the others alone. An app has one sidecar here, so where every
/// replica gets all, the replicas are different apps. All of them read everything, so that nothing is left for the programs that come after the suites.
/// </summary>
internal sealed class RealRunningBus : RunningBus
{
    private readonly string _prefix = RealSidecar.NewName() + ":";
    private readonly List<DaprApp> _apps = [];
    private readonly List<OwnMessages> _consumers = [];
    private string _topic = SuiteNeeds.Messages;

    public override IBus Bus => OwnBus(_topic);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RealRunningBus> StartAsync(Subscription[] subscriptions)
    {
        RealRunningBus bus = new();
        bus._topic = subscriptions.Any(subscription => subscription.MaxBatch == SuiteNeeds.SmallBatch) ? SuiteNeeds.Batches : SuiteNeeds.Messages;
        List<Subscription> placed = bus.Place(subscriptions);
        foreach (string app in SuiteNeeds.Apps)
            await bus.AddAsync(app, placed);
        await bus.HearAsync();
        return bus;
    }

    /// <summary>Reads all that there is on the topics.</summary>
    public static async Task EmptyTopicsAsync()
    {
        await using RealRunningBus bus = await StartAsync([]);
        await bus.MarkAsync(OwnMessages.End);
        await bus.EventuallyAsync(() => bus.HaveHeard(OwnMessages.End));
    }

    public override Task EventuallyAsync(Func<bool> condition) => Wait.UntilAsync(condition, Token, TimeSpan.FromMinutes(1));

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

    private OwnBus OwnBus(string topic) => new(_apps[0].Services.GetRequiredService<IBus>(), topic, _prefix);

    private List<Subscription> Place(Subscription[] wished)
    {
        List<Subscription> placed = [];
        foreach (Subscription subscription in wished)
        {
            string app = subscription.Group is ConsumerGroup.PerReplica ? SuiteNeeds.Apps[placed.Count] : subscription.App;
            Subscription? same = placed.FirstOrDefault(other => other.App == app);
            Assert.SkipWhen(same is not null && same.Consumer != subscription.Consumer, "Two replicas of an app need two sidecars of it.");
            if (same is null)
                placed.Add(subscription with { App = app, Topic = _topic });
        }

        return placed;
    }

    private async Task AddAsync(string app, List<Subscription> placed)
    {
        RealSidecar sidecar = RealSidecar.Of(app) ?? throw new InvalidOperationException($"There is no sidecar of {app}.");
        List<Subscription> all = [];
        foreach (Subscription place in SuiteNeeds.Subscriptions(app, new Nobody()))
        {
            OwnMessages consumer = new(placed.Find(own => IsSame(own, place))?.Consumer ?? place.Consumer, _prefix);
            _consumers.Add(consumer);
            all.Add(place with { Consumer = consumer });
        }

        // What the sidecar brings besides is for programs that have ended.
        foreach ((string component, string topic) in await sidecar.SubscriptionsAsync(Token))
        {
            Subscription other = new(app, topic, component == "pubsub" ? ConsumerGroup.PerApp : ConsumerGroup.PerReplica, new Nobody());
            if (!all.Exists(own => IsSame(own, other)))
                all.Add(other);
        }

        _apps.Add(await StartAsync(sidecar, all));
        await sidecar.WaitUntilReadyAsync(Token);
    }

    private static bool IsSame(Subscription one, Subscription other) => (one.App, one.Topic, one.Group) == (other.App, other.Topic, other.Group);

    private static async Task<DaprApp> StartAsync(RealSidecar sidecar, List<Subscription> subscriptions) => await DaprApp.StartAsync(
        sidecar.App,
        services => subscriptions.ForEach(subscription => services.AddSingleton(subscription)),
        _ => { },
        ("APP_PORT", (await sidecar.AppPortAsync(Token)).ToString(CultureInfo.InvariantCulture)),
        ("DAPR_HTTP_PORT", sidecar.HttpPort),
        ("DAPR_API_TOKEN", RealSidecar.Token),
        ("APP_API_TOKEN", RealSidecar.AppToken),
        ("Dapr:CallTimeout", "00:00:10"));

    /// <summary>A group that has just joined begins with what comes then, on each partition by itself: ends when each has heard of all.</summary>
    private Task HearAsync() => Wait.UntilAsync(
        async () =>
        {
            await MarkAsync(OwnMessages.Begin);
            return HaveHeard(OwnMessages.Begin);
        },
        Token,
        TimeSpan.FromMinutes(1));

    private async Task MarkAsync(string kind)
    {
        foreach (string topic in new[] { SuiteNeeds.Messages, SuiteNeeds.Batches })
            await OwnBus(topic).PublishAsync(topic, OwnMessages.Marks(kind), Token);
    }

    private bool HaveHeard(string kind) => _consumers.TrueForAll(consumer => consumer.HasHeard(kind));
}
