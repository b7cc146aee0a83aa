using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Accounts;
using BlazingSun.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static BlazingSun.Gateway.Tests.Presence.PresenceScene;

namespace BlazingSun.Gateway.Tests.Presence;

public sealed class OverallPresenceTests
{
    [Fact]
    public async Task The_first_socket_is_told_at_once_with_the_name()
    {
        await using PresenceScene scene = new();
        GatewayHost host = await scene.StartAsync();

        await host.SignedInAsync(7);
        await NewsOf(host).WaitForAsync(1);
        await host.SignedInAsync(7);
        await host.SignedInAsync(8);

        Assert.Equal(["user7 online", "user8 online"], await NewsOf(host).WaitForAsync(2));
    }

    [Fact]
    public async Task A_page_that_is_loaded_again_is_nobodys_absence()
    {
        await using PresenceScene scene = new();
        GatewayHost host = await scene.StartAsync();
        TestSocket before = await host.SignedInAsync(7);
        await CloseAsync(host, before);
        TestSocket after = await host.SignedInAsync(7);

        await scene.PassAsync(TimeSpan.FromSeconds(20), host);
        DateTimeOffset closed = host.Clock.GetUtcNow();
        await CloseAsync(host, after);
        await scene.PassAsync(TimeSpan.FromSeconds(10), host);

        Assert.Equal(["user7 online", "user7 offline"], await NewsOf(host).WaitForAsync(2));
        Assert.Equal(new UserPresence(PresenceStatus.Offline, closed), NewsOf(host).Told.Items[1].Presence);
    }

    [Fact]
    public async Task Away_is_who_looks_at_none_of_the_pages()
    {
        await using PresenceScene scene = new();
        GatewayHost host = await scene.StartAsync();
        TestSocket[] pages = [await host.SignedInAsync(7), await host.SignedInAsync(7)];
        await NewsOf(host).WaitForAsync(1);

        await LookAsync(pages[0], isAway: true);
        await LookAsync(pages[1], isAway: true);
        await NewsOf(host).WaitForAsync(2);
        await scene.PassAsync(TimeSpan.FromSeconds(5), host);
        await LookAsync(pages[0], isAway: false);

        Assert.Equal(["user7 online", "user7 away", "user7 online"], await NewsOf(host).WaitForAsync(3));
    }

    [Fact]
    public async Task Who_looks_to_and_fro_is_told_of_once_in_5_seconds_and_the_last_counts()
    {
        await using PresenceScene scene = new();
        GatewayHost host = await scene.StartAsync();
        TestSocket page = await host.SignedInAsync(7);
        await NewsOf(host).WaitForAsync(1);

        await LookAsync(page, isAway: true);
        await NewsOf(host).WaitForAsync(2);
        foreach (bool isAway in new[] { false, true, false })
            await LookAsync(page, isAway);
        await page.FenceAsync();
        await scene.PassAsync(TimeSpan.FromSeconds(5), host);
        await NewsOf(host).WaitForAsync(3);
        foreach (bool isAway in new[] { true, false, true })
            await LookAsync(page, isAway);
        await page.FenceAsync();
        await scene.PassAsync(TimeSpan.FromSeconds(20), host);

        Assert.Equal(["user7 online", "user7 away", "user7 online", "user7 away"], NewsOf(host).Lines);
    }

    [Fact]
    public async Task Who_is_still_on_another_gateway_is_not_gone()
    {
        await using PresenceScene scene = new();
        GatewayHost one = await scene.StartAsync();
        GatewayHost other = await scene.StartAsync();
        TestSocket here = await one.SignedInAsync(7);
        await NewsOf(one).WaitForAsync(1);
        TestSocket there = await other.SignedInAsync(7);

        await CloseAsync(one, here);
        await scene.PassAsync(TimeSpan.FromSeconds(36), one, other);
        await there.FenceAsync();
        await scene.PassAsync(TimeSpan.FromSeconds(36), one, other);
        await CloseAsync(other, there);
        await scene.PassAsync(TimeSpan.FromSeconds(10), one, other);

        Assert.Equal(["user7 offline"], await NewsOf(other).WaitForAsync(1));
        Assert.Equal(["user7 online"], NewsOf(one).Lines);
    }

    [Fact]
    public async Task What_a_gateway_that_died_leaves_another_one_tells_once_within_60_seconds()
    {
        await using PresenceScene scene = new();
        GatewayHost dead = await scene.StartAsync();
        await dead.SignedInAsync(7);
        await NewsOf(dead).WaitForAsync(1);
        DateTimeOffset died = dead.Clock.GetUtcNow();

        GatewayHost[] others = [await scene.StartAsync(), await scene.StartAsync()];
        await scene.PassAsync(TimeSpan.FromSeconds(54), others);
        await scene.PassAsync(TimeSpan.FromSeconds(60), others);

        PresenceChange told = Assert.Single(others.SelectMany(host => NewsOf(host).Told.Items));
        Assert.Equal(new PresenceChange(new UserId(7), "user7", new(PresenceStatus.Offline, died)), told);
    }

    [Fact]
    public async Task Who_comes_back_after_the_end_of_a_gateway_was_never_gone()
    {
        await using PresenceScene scene = new();
        GatewayHost old = await scene.StartAsync();
        await old.SignedInAsync(7);
        await old.SignedInAsync(8);
        await NewsOf(old).WaitForAsync(2);
        await old.StopAsync();

        GatewayHost next = await scene.StartAsync();
        await scene.PassAsync(TimeSpan.FromSeconds(12), next);
        await next.SignedInAsync(7);
        await scene.PassAsync(TimeSpan.FromSeconds(18), next);

        Assert.Equal(["user8 offline"], await NewsOf(next).WaitForAsync(1));
        Assert.Equal(["user7 online", "user8 online"], NewsOf(old).Lines);
    }

    [Fact]
    public async Task While_the_store_is_away_commands_go_on_and_then_what_holds_is_told()
    {
        await using PresenceScene scene = new();
        GatewayHost host = await scene.StartAsync();
        TestSocket gone = await host.SignedInAsync(7);
        await NewsOf(host).WaitForAsync(1);

        StoreOf(host).IsAway = true;
        TestSocket socket = await host.SignedInAsync(8);
        await CloseAsync(host, gone);
        await socket.SendAsync("""{"type":"games.command.list_rooms"}""");
        await host.Games.CommandAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        StoreOf(host).IsAway = false;
        await scene.PassAsync(TimeSpan.FromSeconds(20), host);

        IReadOnlyList<string> told = await NewsOf(host).WaitForAsync(3);
        Assert.Equal(["user7 offline", "user7 online", "user8 online"], told.Order());
    }

    [Fact]
    public async Task What_the_bus_did_not_take_is_told_later()
    {
        await using PresenceScene scene = new();
        GatewayHost host = await scene.StartAsync();
        (host.Bus.Fault, host.Bus.Also) = (BusFault.Refuses, Topics.GatewayPresence);
        await host.SignedInAsync(7, joined: false);
        await scene.PassAsync(TimeSpan.FromSeconds(10), host);
        host.Bus.Fault = BusFault.None;

        await scene.PassAsync(TimeSpan.FromSeconds(20), host);

        Assert.Equal(["user7 online"], await NewsOf(host).WaitForAsync(1));
    }

    [Theory]
    [InlineData("""{"type":"system.command.set_presence","status":"offline"}""", "status is online or away.")]
    [InlineData("""{"type":"system.command.set_presence"}""", "status")]
    public async Task No_page_says_that_it_is_offline(string frame, string message)
    {
        await using PresenceScene scene = new();
        GatewayHost host = await scene.StartAsync();
        TestSocket page = await host.SignedInAsync(7);

        await page.SendAsync(frame);

        Assert.Contains(message, (await page.ExpectErrorAsync("BAD_MESSAGE")).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_removed_account_nothing_is_kept_or_told()
    {
        await using PresenceScene scene = new();
        GatewayHost host = await scene.StartAsync();
        await host.SignedInAsync(7);
        await NewsOf(host).WaitForAsync(1);

        await host.Services.GetRequiredService<AccountRemoval>().RemoveAsync(new UserId(7), TestContext.Current.CancellationToken);
        await scene.PassAsync(TimeSpan.FromSeconds(60), host);
        await host.SignedInAsync(8);

        Assert.Equal(["user7 online", "user8 online"], await NewsOf(host).WaitForAsync(2));
        IReadOnlyList<UserPresence> known = await StoreOf(host).GetAsync([new UserId(7)], TestContext.Current.CancellationToken);
        Assert.Equal(UserPresence.Unknown, Assert.Single(known));
    }

    private static Task LookAsync(TestSocket page, bool isAway) => page.SendAsync(
        $$"""{"type":"system.command.set_presence","status":"{{(isAway ? "away" : "online")}}"}""");
}
