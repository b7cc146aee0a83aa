using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using BlazingSun.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Sockets;

public sealed class ConnectionTests
{
    [Fact]
    public async Task A_new_socket_is_welcomed_with_its_id_and_the_pace_of_heartbeats()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.ConnectAsync();
        JsonElement welcome = await socket.ExpectAsync("system.welcome");
        Assert.Equal(1, welcome.GetProperty("protocolVersion").GetInt32());
        Assert.Equal(15, welcome.GetProperty("heartbeatSeconds").GetInt32());
        Assert.Equal("2026-01-08T12:00:00.000Z", welcome.GetProperty("timestamp").GetString());
    }

    [Fact]
    public async Task A_good_token_authenticates()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.ConnectAsync();
        await socket.ExpectAsync("system.welcome");
        await socket.SendAsync($$"""{"type":"system.authenticate","id":"a1","token":"{{host.Token(123, "johndoe")}}"}""");
        JsonElement frame = await socket.ExpectAsync("system.authenticated");
        Assert.Equal("123", frame.GetProperty("userId").GetString());
        Assert.Equal("johndoe", frame.GetProperty("username").GetString());
        Assert.Equal("user", frame.GetProperty("roles")[0].GetString());
        Assert.Equal("a1", frame.GetProperty("correlationId").GetString());
    }

    [Fact]
    public async Task The_session_cookie_authenticates_without_a_frame()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.ConnectAsync(options => options.SetRequestHeader("Cookie", $"bs_session={host.Token(5)}"));
        await socket.ExpectAsync("system.welcome");
        Assert.Equal("5", (await socket.ExpectAsync("system.authenticated")).GetProperty("userId").GetString());
    }

    [Fact]
    public async Task A_heartbeat_is_acknowledged()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.ConnectAsync();
        await socket.ExpectAsync("system.welcome");
        await socket.FenceAsync();
    }

    [Fact]
    public async Task A_foreign_origin_is_refused_before_the_upgrade()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(
            () => host.ConnectAsync(options => options.SetRequestHeader("Origin", "https://evil.example")));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_own_host_and_allowed_origins_may_connect()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Gateway:AllowedOrigins:0", "https://play.example.com"));
        TestSocket own = await host.ConnectAsync(options => options.SetRequestHeader("Origin", host.Address.GetLeftPart(UriPartial.Authority)));
        await own.ExpectAsync("system.welcome");
        TestSocket allowed = await host.ConnectAsync(options => options.SetRequestHeader("Origin", "https://play.example.com"));
        await allowed.ExpectAsync("system.welcome");
    }

    [Fact]
    public async Task A_plain_request_to_the_socket_address_is_a_problem()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        HttpResponseMessage response = await host.Http().GetAsync("/ws", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_connection_limit_of_an_address_closes_with_4429()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Limits:SocketsPerAddress", "2"));
        TestSocket first = await host.ConnectAsync();
        await host.ConnectAsync();
        TestSocket third = await host.ConnectAsync();
        Assert.Equal(4429, await third.CloseCodeAsync());
        await first.ExpectAsync("system.welcome");
        await first.FenceAsync();
    }

    [Fact]
    public async Task Silence_for_45_seconds_closes_the_socket()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket silent = await host.SignedInAsync(1);
        TestSocket alive = await host.SignedInAsync(2);
        host.Clock.Advance(TimeSpan.FromSeconds(44));
        await alive.FenceAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1000, await silent.CloseCodeAsync());
        await alive.FenceAsync();
    }

    [Fact]
    public async Task The_first_socket_and_the_last_one_of_a_user_are_told()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        PresenceWatch watch = host.Services.GetRequiredService<PresenceWatch>();
        TestSocket first = await host.SignedInAsync(7);
        await watch.Seen.WaitForAsync(1, TestContext.Current.CancellationToken);
        TestSocket second = await host.SignedInAsync(7);
        await first.CloseAsync();
        await first.CloseCodeAsync();
        await second.CloseAsync();
        await watch.Seen.WaitForAsync(2, TestContext.Current.CancellationToken);
        Assert.Equal(["system.event.user_connected 7", "system.event.user_disconnected 7"], watch.Seen.Items);
    }
}
