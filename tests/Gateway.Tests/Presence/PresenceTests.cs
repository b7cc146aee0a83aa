using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Presence;
using BlazingSun.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Presence;

public sealed class PresenceTests
{
    private const string Connected = "system.event.user_connected 7";
    private const string Disconnected = "system.event.user_disconnected 7";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_gateway_says_every_5_seconds_that_it_is_there()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        PresenceWatch watch = WatchOf(host);
        await watch.Gateways.WaitForAsync(1, Token);
        await host.Clock.WaitForTimerWithinAsync(TimeSpan.FromSeconds(5), Token);

        host.Clock.Advance(TimeSpan.FromSeconds(5));

        await watch.Gateways.WaitForAsync(2, Token);
        Assert.All(watch.Gateways.Items, what => Assert.Equal(EventTypes.GatewayAlive, what));
    }

    [Fact]
    public async Task Commands_and_the_news_of_users_say_through_which_gateway_they_came()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(7);
        await socket.SendAsync("""{"type":"games.command.list_rooms"}""");

        Envelope<ClientCommand> command = await host.Games.CommandAsync();
        await WatchOf(host).Seen.WaitForAsync(1, Token);

        GatewayId here = host.Services.GetRequiredService<GatewayIdentity>().Id;
        Assert.Equal(here, command.GatewayId);
        Assert.All(WatchOf(host).From.Items, from => Assert.Equal(here, from));
        Assert.Equal(["user7"], WatchOf(host).Names.Items);
    }

    [Fact]
    public async Task A_room_that_takes_a_user_with_a_socket_here_for_gone_is_told_otherwise()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        PresenceWatch watch = WatchOf(host);
        await host.SignedInAsync(7);
        await watch.Seen.WaitForAsync(1, Token);

        await new RoomScript(host.Games).SayAsync(RoomScript.Plain(9) with { Lost = RoomScript.User(7) });

        Assert.Equal([Connected, Connected], await watch.Seen.WaitForAsync(2, Token));
    }

    [Fact]
    public async Task Sockets_that_the_end_of_the_gateway_closes_are_nobodys_absence()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        PresenceWatch watch = WatchOf(host);
        await host.SignedInAsync(7);
        await watch.Seen.WaitForAsync(1, Token);

        await host.StopAsync();

        Assert.Equal(Connected, Assert.Single(watch.Seen.Items));
        Assert.Single(watch.Gateways.Items, EventTypes.GatewayClosed);
    }

    [Fact]
    public async Task A_room_that_takes_a_user_for_present_who_has_gone_since_is_told()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();

        await JoinAsync(host, host.Services.GetRequiredService<GatewayIdentity>().Id);

        Assert.Equal(Disconnected, Assert.Single(await WatchOf(host).Seen.WaitForAsync(1, Token)));
    }

    [Fact]
    public async Task A_room_that_was_joined_through_another_gateway_is_told_that_the_user_is_here_too()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        await host.SignedInAsync(7);
        await WatchOf(host).Seen.WaitForAsync(1, Token);

        await JoinAsync(host, new GatewayId(Guid.AllBitsSet));

        Assert.Equal([Connected, Connected], await WatchOf(host).Seen.WaitForAsync(2, Token));
    }

    [Fact]
    public async Task After_a_standstill_all_users_are_told_again()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        PresenceWatch watch = WatchOf(host);
        await host.SignedInAsync(7);
        await watch.Seen.WaitForAsync(1, Token);
        GatewayBeat beat = host.Services.GetRequiredService<GatewayBeat>();
        await watch.Gateways.WaitForAsync(1, Token);
        await host.Clock.WaitForTimerWithinAsync(TimeSpan.FromSeconds(5), Token);

        beat.Tick(standstill: TimeSpan.FromSeconds(10));
        host.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([Connected, Connected], await watch.Seen.WaitForAsync(2, Token));
    }

    private static PresenceWatch WatchOf(GatewayHost host) => host.Services.GetRequiredService<PresenceWatch>();

    private static async Task JoinAsync(GatewayHost host, GatewayId through)
    {
        RoomScript room = new(host.Games);
        await room.SayAsync(RoomScript.Plain(1) with
        {
            Joined = new Membership(new UserId(7), RoomRole.Player, GatewayId: through),
        });
    }
}
