using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Tests.Hosting;
using BlazingSun.Platform.Presence;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Presence;

public sealed class RedisGatewayTests(RedisServer server) : IClassFixture<RedisServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redis_ends_and_starts_empty_and_what_holds_is_written_again_without_a_false_word()
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        await using GatewayHost one = await StartAsync();
        await using GatewayHost other = await StartAsync();
        TestSocket stays = await one.SignedInAsync(7);
        TestSocket leaves = await other.SignedInAsync(8);
        await NewsOf(one).WaitForAsync(1);
        await NewsOf(other).WaitForAsync(1);

        await server.KillAsync();
        await PassUntilAsync(async () => (await ReadyAsync(one)).Contains("\"redis\":\"away\"", StringComparison.Ordinal), one);
        await stays.SendAsync("""{"type":"games.command.list_rooms"}""");
        await one.Games.CommandAsync();
        await PresenceScene.CloseAsync(other, leaves);
        await server.InitializeAsync();
        await PassUntilAsync(() => Task.FromResult(NewsOf(other).Told.Items.Count == 2), one, other);
        await PassUntilAsync(async () => (await ReadyAsync(one)).Contains("\"redis\":\"ready\"", StringComparison.Ordinal), one);
        await PassUntilAsync(() => IsOnlineAsync(one, 7), one);
        await other.SignedInAsync(7);
        await PresenceScene.CloseAsync(one, stays);
        await one.SignedInAsync(9);

        Assert.Equal(["user8 online", "user8 offline"], NewsOf(other).Lines);
        Assert.Equal(["user7 online", "user9 online"], await NewsOf(one).WaitForAsync(2));
    }

    private static PresenceNews NewsOf(GatewayHost host) => PresenceScene.NewsOf(host);

    private static async Task<string> ReadyAsync(GatewayHost host)
    {
        HttpResponseMessage ready = await host.Http().GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        Assert.True(ready.IsSuccessStatusCode);
        return await ready.Content.ReadAsStringAsync(Token);
    }

    private static async Task<bool> IsOnlineAsync(GatewayHost host, long user) =>
        await host.Services.GetRequiredService<IPresenceReader>().GetAsync([new UserId(user)], Token) is [{ Status: PresenceStatus.Online }];

    // A little at a time: Redis' own clock is real.
    private static Task PassUntilAsync(Func<Task<bool>> condition, params GatewayHost[] hosts) => Wait.UntilAsync(
        async () =>
        {
            foreach (GatewayHost host in hosts)
                host.Clock.Advance(TimeSpan.FromMilliseconds(50));
            return await condition();
        },
        Token);

    private Task<GatewayHost> StartAsync() => GatewayHost.StartAsync(
        services => services
            .AddSingleton<PresenceNews>()
            .AddSubscription<PresenceNews>("watch", Topics.GatewayPresence, ConsumerGroup.PerApp),
        ("Redis:Configuration", server.Address));
}
