using BlazingSun.Contracts.Bus;
using BlazingSun.Gateway.Tests.Hosting;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;
using static BlazingSun.Gateway.Tests.Presence.PresenceScene;

namespace BlazingSun.Gateway.Tests.Presence;

/// <summary>What nobody expected ends no loop: it would stay ended until the gateway is restarted.</summary>
public sealed class UnforeseenTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_the_bus_for_commands()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(7);
        host.Bus.Fault = BusFault.Breaks;
        await socket.SendAsync("""{"type":"games.command.list_rooms","id":"1"}""");
        await socket.ExpectErrorAsync("UNAVAILABLE");

        host.Bus.Fault = BusFault.None;
        await socket.SendAsync("""{"type":"games.command.list_rooms","id":"2"}""");

        Assert.Equal("2", (await host.Games.CommandAsync()).CorrelationId);
    }

    [Fact]
    public async Task Of_the_bus_for_news_of_users_and_signs_of_life()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        PresenceWatch watch = host.Services.GetRequiredService<PresenceWatch>();
        await watch.Gateways.WaitForAsync(1, Token);
        (host.Bus.Fault, host.Bus.Also) = (BusFault.Breaks, Topics.SystemEvents);
        await host.SignedInAsync(7, joined: false);
        await host.Bus.Broken.WaitForAsync(1, Token);
        await PassAsync(host, until: () => host.Bus.Broken.Items.Count > 4);

        host.Bus.Fault = BusFault.None;
        await PassAsync(host, until: () => watch.Seen.Items.Count > 0 && watch.Gateways.Items.Count > 1);
    }

    [Fact]
    public async Task Of_the_store_of_presence()
    {
        await using PresenceScene scene = new();
        GatewayHost host = await scene.StartAsync();
        StoreOf(host).IsBroken = true;
        await host.SignedInAsync(7, joined: false);
        await StoreOf(host).Broken.WaitForAsync(1, Token);

        StoreOf(host).IsBroken = false;
        await PassAsync(host, until: () => NewsOf(host).Told.Items.Count > 0);

        Assert.Equal(["user7 online"], NewsOf(host).Lines);
    }

    private static Task PassAsync(GatewayHost host, Func<bool> until) => Wait.UntilAsync(
        () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            return until();
        },
        Token);
}
