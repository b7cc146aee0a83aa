using System.Globalization;
using BlazingSun.DaprEmulator;
using BlazingSun.Platform.PubSub;
using BlazingSun.Platform.Tests.Dapr;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.PubSub;

/// <summary>A process with a sidecar for each subscription, all in one world. Brokers live on virtual time, the apps on real time.</summary>
internal sealed class DaprRunningBus : RunningBus
{
    private readonly VirtualTimeProvider _time = new();
    private readonly List<DaprApp> _apps = [];

    private DaprRunningBus() => World = new DaprWorld(new DaprWorldOptions { Time = _time });

    public DaprWorld World { get; }

    public override IBus Bus => _apps[0].Services.GetRequiredService<IBus>();

    public static async Task<DaprRunningBus> StartAsync(Subscription[] subscriptions)
    {
        Assert.SkipWhen(RealSidecar.IsMeant, "A real sidecar does not fail when asked to.");
        DaprRunningBus bus = new();
        foreach (Subscription subscription in subscriptions)
            await bus.AddAsync(subscription);
        return bus;
    }

    public override Task EventuallyAsync(Func<bool> condition) =>
        Wait.UntilAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(500));
                return condition();
            },
            TestContext.Current.CancellationToken);

    public override async Task StopAsync()
    {
        foreach (DaprApp app in _apps)
            await app.StopAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        foreach (DaprApp app in _apps)
            await app.DisposeAsync();
    }

    private async Task AddAsync(Subscription subscription)
    {
        int port = FreePort.Next();
        Sidecar sidecar = await World.AddSidecarAsync(subscription.App, port);
        _apps.Add(await DaprApp.StartAsync(
            subscription.App,
            services => services.AddSingleton(subscription),
            _ => { },
            ("APP_PORT", port.ToString(CultureInfo.InvariantCulture)),
            ("DAPR_HTTP_PORT", sidecar.HttpPort.ToString(CultureInfo.InvariantCulture))));
        await sidecar.WaitUntilReadyAsync(TestContext.Current.CancellationToken);
    }
}
