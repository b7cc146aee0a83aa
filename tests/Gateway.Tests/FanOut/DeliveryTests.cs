using BlazingSun.Contracts.Bus;
using BlazingSun.Gateway.Tests.Hosting;

namespace BlazingSun.Gateway.Tests.FanOut;

public sealed class DeliveryTests
{
    [Fact]
    public async Task A_delivery_reaches_its_audience_and_nobody_else()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomScript room = new(host.Games);
        TestSocket player = await host.SignedInAsync(1);
        TestSocket spectator = await host.SignedInAsync(2);
        TestSocket stranger = await host.SignedInAsync(3);
        TestSocket nobody = await host.ConnectAsync();
        await nobody.ExpectAsync("system.welcome");
        await room.JoinAsync(1, user: 1);
        await room.JoinAsync(2, user: 2, RoomRole.Spectator);
        await player.NextAsync();
        await player.NextAsync();
        await spectator.NextAsync();
        await host.Games.DeliverAsync(new Audience("players", RoomId: room.Id), """{"type":"players"}""");
        await host.Games.DeliverAsync(new Audience("spectators", RoomId: room.Id), """{"type":"spectators"}""");
        await host.Games.DeliverAsync(new Audience("room", RoomId: room.Id), """{"type":"room"}""");
        await host.Games.DeliverAsync(new Audience("users", [RoomScript.User(1), RoomScript.User(3)]), """{"type":"users"}""");
        await host.Games.DeliverAsync(new Audience("broadcast"), """{"type":"broadcast"}""");
        await host.Games.DeliverAsync(new Audience("unheard of"), """{"type":"unheard"}""");
        foreach (string type in new[] { "players", "room", "users", "broadcast" })
            await player.ExpectAsync(type);
        foreach (string type in new[] { "spectators", "room", "broadcast" })
            await spectator.ExpectAsync(type);
        foreach (string type in new[] { "users", "broadcast" })
            await stranger.ExpectAsync(type);
        await nobody.FenceAsync();
    }
}
