using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Gateway.Chat;
using BlazingSun.Gateway.Presence;
using BlazingSun.Gateway.Tests.Hosting;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Chat;

public sealed class LobbyPresenceTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);
    private static readonly GatewayId Other = new(Guid.Parse("0198c2a0-0000-7000-8000-00000000000a"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Users_in_a_lobby_are_counted_once_each_and_told_at_most_every_two_seconds()
    {
        await using GatewayHost host = await StartAsync();
        TestSocket first = await EnteredAsync(host, 1);
        TestSocket second = await EnteredAsync(host, 1);
        TestSocket third = await EnteredAsync(host, 2);
        await first.FenceAsync();
        host.Clock.Advance(Tick);
        foreach (TestSocket socket in new[] { first, second, third })
            Assert.Equal(2, await CountAsync(socket));
        host.Clock.Advance(Tick);
        await first.FenceAsync();
        await third.SendAsync("""{"type":"chat.command.leave_lobby","lobbyId":"lobby:main"}""");
        await third.FenceAsync();
        await second.CloseAsync();
        await second.CloseCodeAsync();
        host.Clock.Advance(Tick);
        Assert.Equal(1, await CountAsync(first));
        await third.FenceAsync();
    }

    [Fact]
    public async Task Who_comes_on_a_second_socket_is_told_too()
    {
        await using GatewayHost host = await StartAsync();
        TestSocket first = await EnteredAsync(host, 1);
        host.Clock.Advance(Tick);
        Assert.Equal(1, await CountAsync(first));
        TestSocket second = await EnteredAsync(host, 1);
        host.Clock.Advance(Tick);
        Assert.Equal(1, await CountAsync(second));
    }

    [Fact]
    public async Task Other_gateways_count_until_they_say_zero_or_are_silent_for_15_seconds()
    {
        await using GatewayHost host = await StartAsync();
        TestSocket socket = await EnteredAsync(host, 1);
        await TellAsync(host, Other, 5);
        await TellAsync(host, host.Services.GetRequiredService<GatewayIdentity>().Id, 100);
        host.Clock.Advance(Tick);
        Assert.Equal(6, await CountAsync(socket));
        await TellAsync(host, Other, 0);
        host.Clock.Advance(Tick);
        Assert.Equal(1, await CountAsync(socket));
        await TellAsync(host, Other, 3);
        host.Clock.Advance(Tick);
        Assert.Equal(4, await CountAsync(socket));
        host.Clock.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal(1, await CountAsync(socket));
    }

    [Fact]
    public async Task The_other_gateways_hear_how_many_are_here_at_a_change_and_as_a_sign_of_life_and_nothing_of_empty_lobbies()
    {
        await using GatewayHost host = await StartAsync();
        Recorder<LobbyCounts> told = host.Services.GetRequiredService<CountsWatch>().Told;
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        TestSocket socket = await EnteredAsync(host, 1);
        host.Clock.Advance(Tick);
        await told.WaitForAsync(1, Cancel);
        Assert.Equal(1, await CountAsync(socket));
        host.Clock.Advance(Tick);
        host.Clock.Advance(Tick);
        await socket.FenceAsync();
        Assert.Single(told.Items);
        host.Clock.Advance(Tick);
        await told.WaitForAsync(2, Cancel);
        await socket.SendAsync("""{"type":"chat.command.leave_lobby","lobbyId":"lobby:main"}""");
        await socket.FenceAsync();
        host.Clock.Advance(Tick);
        await told.WaitForAsync(3, Cancel);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        await socket.FenceAsync();
        Assert.Equal([1, 1, 0], told.Items.Select(counts => counts.Users.Values.Sum()));
    }

    [Fact]
    public async Task A_gateway_that_ends_says_that_nobody_is_there_any_more()
    {
        await using GatewayHost host = await StartAsync();
        Recorder<LobbyCounts> told = host.Services.GetRequiredService<CountsWatch>().Told;
        await EnteredAsync(host, 1);
        host.Clock.Advance(Tick);
        await told.WaitForAsync(1, Cancel);
        await host.StopAsync();
        Assert.Empty((await told.WaitForAsync(2, Cancel))[^1].Users);
    }

    private static Task<GatewayHost> StartAsync() => GatewayHost.StartAsync(services =>
        services.AddSingleton<CountsWatch>().AddSubscription<CountsWatch>("watch", Topics.GatewayPresence, ConsumerGroup.PerApp));

    private static async Task<TestSocket> EnteredAsync(GatewayHost host, long user)
    {
        TestSocket socket = await host.SignedInAsync(user);
        await LobbyTests.EnterAsync(host, socket);
        return socket;
    }

    private static async Task TellAsync(GatewayHost host, GatewayId gateway, int users)
    {
        LobbyCounts counts = new(gateway, users == 0 ? new Dictionary<LobbyId, int>() : new Dictionary<LobbyId, int> { [LobbyId.Main] = users });
        await host.Services.GetRequiredService<ScriptedBus>().PublishAsync(
            Topics.GatewayPresence, gateway.ToString(), EventTypes.LobbyCounts, counts, null, ContractsJson.Default.EnvelopeLobbyCounts);
        if (gateway == Other)
            await Wait.UntilAsync(() => host.Services.GetRequiredService<LobbyCensus>().Elsewhere(LobbyId.Main) == users, Cancel);
    }

    private static async Task<int> CountAsync(TestSocket socket) =>
        (await socket.ExpectAsync("chat.event.lobby_presence")).GetProperty("count").GetInt32();

    private sealed class CountsWatch : IBatchConsumer
    {
        public Recorder<LobbyCounts> Told { get; } = new();

        public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
        {
            foreach (BusMessage message in batch)
            {
                Envelope<LobbyCounts> envelope = JsonSerializer.Deserialize(message.Body.Span, ContractsJson.Default.EnvelopeLobbyCounts)!;
                if (envelope.EventType == EventTypes.LobbyCounts)
                    Told.Add(envelope.Payload);
            }

            return ValueTask.FromResult(BatchResult.Done);
        }
    }
}
