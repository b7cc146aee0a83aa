using System.Text.Json;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Gateway.Tests.Hosting;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Sockets;

public sealed class LimitTests
{
    private const string List = """{"type":"games.command.list_rooms","id":"l"}""";

    [Fact]
    public async Task The_41st_frame_at_once_is_RATE_LIMITED_and_says_when_to_try_again()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        for (int i = 0; i < 41; i++)
            await socket.SendAsync(List);
        JsonElement error = await socket.ExpectErrorAsync("RATE_LIMITED");
        Assert.Equal(50, error.GetProperty("retryAfterMs").GetInt32());
        Assert.Equal("l", error.GetProperty("correlationId").GetString());
        host.Clock.Advance(TimeSpan.FromMilliseconds(50));
        await socket.FenceAsync();
    }

    [Fact]
    public async Task Twenty_frames_a_second_go_on_for_ever()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        for (int i = 0; i < 100; i++)
        {
            await socket.FenceAsync();
            host.Clock.Advance(TimeSpan.FromMilliseconds(50));
        }
    }

    [Fact]
    public async Task Two_sockets_of_one_user_share_the_limit_and_another_user_has_its_own()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket first = await host.SignedInAsync(1);
        TestSocket second = await host.SignedInAsync(1);
        TestSocket other = await host.SignedInAsync(2);
        for (int i = 0; i < 40; i++)
            await first.SendAsync("""{"type":"system.heartbeat"}""");
        for (int i = 0; i < 40; i++)
            await first.ExpectAsync("system.heartbeat_ack");
        await second.SendAsync(List);
        await second.ExpectErrorAsync("RATE_LIMITED");
        await other.FenceAsync();
    }

    [Fact]
    public async Task A_flood_beyond_the_warnings_closes_with_1008()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Limits:FloodWarnings", "5"));
        TestSocket socket = await host.SignedInAsync(1);
        for (int i = 0; i < 50; i++)
            await socket.SendAsync(List);
        Assert.Equal(1008, await socket.CloseCodeAsync());
        Assert.Equal(6, socket.All.Count(frame => frame.Contains("RATE_LIMITED", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Switched_off_limits_do_not_limit()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Limits:Enabled", "false"), ("Limits:SocketsPerAddress", "1"));
        TestSocket socket = await host.SignedInAsync(1);
        await host.SignedInAsync(2);
        for (int i = 0; i < 500; i++)
            await socket.SendAsync("""{"type":"system.heartbeat"}""");
        for (int i = 0; i < 500; i++)
            await socket.ExpectAsync("system.heartbeat_ack");
    }

    [Fact]
    public async Task The_eleventh_room_in_a_minute_is_RATE_LIMITED()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        for (int i = 0; i < 11; i++)
            await socket.SendAsync("""{"type":"games.command.create_room","gameType":"bigger_dice","roomName":"A room"}""");
        JsonElement error = await socket.ExpectErrorAsync("RATE_LIMITED");
        Assert.Equal(60_000, error.GetProperty("retryAfterMs").GetInt32());
        await host.Games.CommandAsync(9);
    }

    [Fact]
    public async Task A_consumer_that_does_not_read_is_closed_with_4408_and_others_are_not_held_up()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket slow = await host.SignedInAsync(1);
        TestSocket quick = await host.SignedInAsync(2);
        slow.StopReading();
        string frame = $$"""{"type":"games.event.test","x":"{{new string('x', 100_000)}}"}""";
        for (int i = 0; i < 150; i++)
            await host.Games.ReplyAsync(RoomScript.User(1), null, null, frame);
        await host.Games.ReplyAsync(RoomScript.User(2), null, null, """{"type":"games.event.quick"}""");
        await quick.ExpectAsync("games.event.quick");
        ClientSocket held = host.Services.GetRequiredService<SocketDirectory>().Find(slow.Connection)!;
        await Wait.UntilAsync(() => held.Outbound.Closing is not null, TestContext.Current.CancellationToken);
        slow.GoOnReading();
        Assert.Equal(4408, await slow.CloseCodeAsync());
        await quick.FenceAsync();
    }
}
