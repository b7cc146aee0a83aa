using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Lobbies;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Lobbies;

public sealed class RoomListsTests
{
    [Fact]
    public async Task Lobby_subscribers_get_the_list_at_most_four_times_a_second()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket dice = await host.SignedInAsync(1);
        TestSocket all = await host.SignedInAsync(2);
        await dice.SendAsync("""{"type":"games.command.list_rooms","gameType":"bigger_dice"}""");
        await all.SendAsync("""{"type":"games.command.list_rooms"}""");
        await host.Games.CommandAsync(1);
        for (int i = 1; i <= 4; i++)
            await host.Games.SayToLobbyAsync("games:bigger_dice", $$"""{"list":{{i}}}""");
        await host.Games.SayToLobbyAsync("games:*", """{"all":1}""");
        Assert.Equal("""{"list":1}""", await dice.NextTextAsync());
        Assert.Equal("""{"all":1}""", await all.NextTextAsync());
        await host.Clock.WaitForTimerWithinAsync(TimeSpan.FromMilliseconds(250), TestContext.Current.CancellationToken);
        await dice.FenceAsync();
        host.Clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.StartsWith("""{"list":""", await dice.NextTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_nobody_hears_any_more_is_forgotten()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomLists lists = host.Services.GetRequiredService<RoomLists>();
        ClientSocket[] sockets = [Unconnected(host), Unconnected(host)];
        for (int i = 0; i < 20; i++)
            lists.Subscribe(sockets[0], new GameSlug($"game{i}"));
        Assert.Equal(16, lists.Count);
        lists.Subscribe(sockets[1], new GameSlug("game19"));
        sockets[0].RaiseGone();
        Assert.Equal(1, lists.Count);
        sockets[1].RaiseGone();
        Assert.Equal(0, lists.Count);
    }

    [Fact]
    public async Task A_flood_of_made_up_games_takes_no_lobby_with_news_away()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        RoomLists lists = host.Services.GetRequiredService<RoomLists>();
        TestSocket player = await host.SignedInAsync(1);
        await player.SendAsync("""{"type":"games.command.list_rooms","gameType":"bigger_dice"}""");
        await host.Games.CommandAsync();
        lists.Publish("games:bigger_dice", "{\"list\":1}"u8.ToArray());
        await player.NextTextAsync();
        for (int i = 0; i < 2 * RoomLists.Most; i++)
            lists.Subscribe(Unconnected(host), new GameSlug($"made_up_{i}"));
        Assert.Equal(RoomLists.Most, lists.Count);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        lists.Publish("games:bigger_dice", "{\"list\":2}"u8.ToArray());
        Assert.Equal("""{"list":2}""", await player.NextTextAsync());
    }

    // Its connection is never used: nothing is published to the lobbies that it hears.
    private static ClientSocket Unconnected(GatewayHost host) =>
        new(new ConnectionId(host.Services.GetRequiredService<IIdSource>().New()), "", null!, null!, null!) { OpenedAt = 0 };
}
