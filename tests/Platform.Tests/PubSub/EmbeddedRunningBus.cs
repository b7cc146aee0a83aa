using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.PubSub;

internal sealed class EmbeddedRunningBus(EmbeddedHost host) : RunningBus
{
    public override IBus Bus => host.Services.GetRequiredService<IBus>();

    public override Task EventuallyAsync(Func<bool> condition) =>
        Wait.UntilAsync(
            () =>
            {
                host.Time.Advance(TimeSpan.FromMilliseconds(500));
                return condition();
            },
            TestContext.Current.CancellationToken);

    public override Task StopAsync() => host.StopAsync(TestContext.Current.CancellationToken);

    public override ValueTask DisposeAsync() => host.DisposeAsync();

    public static async Task<EmbeddedRunningBus> StartAsync(Subscription[] subscriptions, params (string Key, string Value)[] settings) =>
        new(await EmbeddedHost.StartAsync(
            services =>
            {
                foreach (Subscription subscription in subscriptions)
                    services.AddSingleton(subscription);
            },
            settings: settings));
}
