using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using BlazingSun.Gateway.Shutdown;
using BlazingSun.Gateway.Tests.Hosting;
using BlazingSun.Platform.Ids;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Shutdown;

public sealed class ShutdownTests
{
    private const string Leave = """{"type":"games.command.leave_room","id":"ID","roomId":"5f0c1d7e-3a52-8c1b-9a44-0d6f1b2c3d4e"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_socket_is_told_when_to_come_back_and_closed_with_1001()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket one = await host.SignedInAsync(1);
        TestSocket two = await host.ConnectAsync();
        await two.ExpectAsync("system.welcome");
        Task stopping = host.StopAsync();
        foreach (TestSocket socket in new[] { one, two })
        {
            JsonElement hint = await socket.ExpectAsync("system.going_away");
            Assert.InRange(hint.GetProperty("reconnectAfterMs").GetInt32(), 500, 1_500);
            Assert.Equal(1001, await socket.CloseCodeAsync());
        }

        await stopping;
    }

    [Fact]
    public async Task Where_events_may_be_missing_every_socket_is_sent_away_and_can_come_back_at_once()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket before = await host.SignedInAsync(1);

        host.Services.GetRequiredService<MissedMessages>().Report();

        await before.ExpectAsync("system.going_away");
        Assert.Equal(1001, await before.CloseCodeAsync());
        TestSocket after = await host.SignedInAsync(1);
        await after.FenceAsync();
    }

    [Fact]
    public async Task It_is_not_ready_before_events_come_to_it()
    {
        MissedMessages missed = new(isListening: false);
        await using GatewayHost host = await GatewayHost.StartAsync(services => services.AddSingleton(missed));
        HttpClient http = host.Http();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(new Uri("/health/serving", UriKind.Relative), Token)).StatusCode);

        missed.BeginListening();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/health/serving", UriKind.Relative), Token)).StatusCode);
    }

    [Fact]
    public async Task What_was_taken_is_answered_before_the_goodbye_and_nothing_more_is_taken()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync(Leave.Replace("ID", "before", StringComparison.Ordinal));
        await host.Games.CommandAsync();

        Task stopping = host.BeginStop();
        await host.Clock.WaitForTimerWithinAsync(TimeSpan.FromMilliseconds(150), Token);
        await socket.SendAsync(Leave.Replace("ID", "after", StringComparison.Ordinal));
        await socket.FenceAsync();
        await host.Games.ReplyAsync(new(1), socket.Connection, "before", """{"type":"answer"}""");
        await socket.ExpectAsync("answer");
        await host.PassUntilAsync(stopping);

        await socket.ExpectAsync("system.going_away");
        Assert.Single(host.Games.Commands.Items);
    }

    [Fact]
    public async Task Meanwhile_the_gateway_is_not_ready_and_lets_nobody_in()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        HttpClient http = host.Http();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/health/serving", UriKind.Relative), Token)).StatusCode);

        Task stopping = host.BeginStop();
        await host.Clock.WaitForTimerWithinAsync(TimeSpan.FromMilliseconds(150), Token);
        HttpResponseMessage ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"gateway\":\"away\"", await ready.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(new Uri("/health/serving", UriKind.Relative), Token)).StatusCode);
        await Assert.ThrowsAsync<WebSocketException>(() => host.ConnectAsync());
        await host.PassUntilAsync(stopping);
    }

    [Fact]
    public async Task A_bus_that_is_away_does_not_hold_up_the_end()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        host.Bus.Fault = BusFault.Hangs;
        await socket.SendAsync(Leave.Replace("ID", "stuck", StringComparison.Ordinal));
        await socket.FenceAsync();
        await host.StopAsync();
        Assert.Equal(1001, await socket.CloseCodeAsync());
    }

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(2_000, 2_000)]
    [InlineData(50_000, 10_000)]
    public void The_more_sockets_the_wider_their_return_is_spread(int sockets, int spread)
    {
        ReconnectHints hints = new(new SystemRandomSource());
        int[] drawn = [.. Enumerable.Range(0, 1_000).Select(_ => hints.Next(sockets))];
        Assert.All(drawn, hint => Assert.InRange(hint, 500, 500 + spread));
        Assert.True(drawn.Max() - drawn.Min() > spread * 0.8);
    }
}
