using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Gateway.Tests.Hosting;

namespace BlazingSun.Gateway.Tests.Sockets;

public sealed class FrameTests
{
    public static TheoryData<string> MalformedFrames =>
    [
        "", "not json", "[1]", "\"text\"", "{", "{}", """{"type":7}""", """{"type":null}""", """{"type":"system.heartbeat"} {}""",
        """{"type":"system.heartbeat",}""", "{\"type\":\"x\",\"a\":" + new string('[', 16) + new string(']', 16) + "}",
    ];

    [Theory]
    [MemberData(nameof(MalformedFrames))]
    public async Task A_frame_that_is_no_message_gets_BAD_MESSAGE_and_the_socket_lives_on(string frame)
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync(frame);
        await socket.ExpectErrorAsync("BAD_MESSAGE");
        await socket.FenceAsync();
    }

    [Fact]
    public async Task Nesting_of_16_is_allowed()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync("{\"type\":\"system.heartbeat\",\"a\":" + new string('[', 15) + new string(']', 15) + "}");
        await socket.ExpectAsync("system.heartbeat_ack");
    }

    [Fact]
    public async Task A_binary_frame_gets_BAD_MESSAGE()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync([1, 2, 3], WebSocketMessageType.Binary);
        await socket.ExpectErrorAsync("BAD_MESSAGE");
        await socket.FenceAsync();
    }

    [Fact]
    public async Task The_tenth_malformed_frame_in_a_minute_closes_with_1008()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        for (int i = 0; i < 9; i++)
            await socket.SendAsync("x");
        for (int i = 0; i < 9; i++)
            await socket.ExpectErrorAsync("BAD_MESSAGE");
        await socket.FenceAsync();
        await socket.SendAsync("x");
        await socket.ExpectErrorAsync("BAD_MESSAGE");
        Assert.Equal(1008, await socket.CloseCodeAsync());
    }

    [Fact]
    public async Task Malformed_frames_of_an_earlier_minute_do_not_count()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Limits:SilenceSeconds", "600"));
        TestSocket socket = await host.SignedInAsync(1);
        for (int minute = 0; minute < 2; minute++)
        {
            for (int i = 0; i < 9; i++)
                await socket.SendAsync("x");
            for (int i = 0; i < 9; i++)
                await socket.ExpectErrorAsync("BAD_MESSAGE");
            host.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        await socket.FenceAsync();
    }

    [Fact]
    public async Task A_frame_of_16_KiB_is_read_and_a_larger_one_closes_with_1009()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        const string Start = """{"type":"system.heartbeat","x":" """;
        string largest = Start + new string('a', (16 * 1024) - Start.Length - 2) + "\"}";
        Assert.Equal(16 * 1024, Encoding.UTF8.GetByteCount(largest));
        await socket.SendAsync(largest);
        await socket.ExpectAsync("system.heartbeat_ack");
        await socket.SendAsync(largest + " ");
        Assert.Equal(1009, await socket.CloseCodeAsync());
    }

    [Fact]
    public async Task A_huge_frame_closes_with_1009()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync(new byte[3 << 20], WebSocketMessageType.Text);
        Assert.Equal(1009, await socket.CloseCodeAsync());
    }

    [Fact]
    public async Task An_unknown_type_gets_UNKNOWN_TYPE_with_the_correlation_id()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync("""{"type":"games.command.cheat","id":"c1"}""");
        JsonElement error = await socket.ExpectErrorAsync("UNKNOWN_TYPE");
        Assert.Equal("c1", error.GetProperty("correlationId").GetString());
    }

    [Theory]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"")]
    public async Task An_id_that_is_no_text_or_too_long_gets_BAD_MESSAGE_naming_it(string id)
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync($$"""{"type":"games.command.list_rooms","id":{{id}}}""");
        JsonElement error = await socket.ExpectErrorAsync("BAD_MESSAGE");
        Assert.StartsWith("id ", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.False(error.TryGetProperty("correlationId", out _));
    }

    [Fact]
    public async Task A_command_without_an_id_goes_through_without_correlation()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync("""{"type":"games.command.list_rooms"}""");
        Assert.Null((await host.Games.CommandAsync()).CorrelationId);
    }

    [Fact]
    public async Task Commands_before_authentication_get_AUTH_REQUIRED()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.ConnectAsync();
        await socket.ExpectAsync("system.welcome");
        await socket.SendAsync("""{"type":"games.command.list_rooms","id":"q"}""");
        JsonElement error = await socket.ExpectErrorAsync("AUTH_REQUIRED");
        Assert.Equal("q", error.GetProperty("correlationId").GetString());
    }

    [Theory]
    [InlineData("\"userId\":\"2\"")]
    [InlineData("\"user_id\":\"2\"")]
    [InlineData("\"userId\":2")]
    [InlineData("\"userId\":[1]")]
    public async Task Another_user_in_a_command_gets_IDENTITY_MISMATCH(string field)
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync($$"""{"type":"games.command.list_rooms","id":"q",{{field}}}""");
        await socket.ExpectErrorAsync("IDENTITY_MISMATCH");
        Assert.Empty(host.Games.Commands.Items);
    }

    [Fact]
    public async Task The_own_user_in_a_command_is_fine()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync("""{"type":"games.command.list_rooms","userId":"1"}""");
        await host.Games.CommandAsync();
    }

    [Fact]
    public async Task A_command_goes_out_with_its_sender_connection_and_key()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(9);
        await socket.SendAsync("""{"type":"games.command.bigger_dice.roll","id":"r1","roomId":"0198c2a0-0000-7000-8000-000000000001"}""");
        Envelope<ClientCommand> command = await host.Games.CommandAsync();
        Assert.Equal("bigger_dice.roll", Assert.IsType<Play>(command.Payload).Action);
        Assert.Equal("games.command.bigger_dice.roll", command.EventType);
        Assert.Equal((9, "user9"), (command.Actor!.UserId.Value, command.Actor.Username));
        Assert.Equal("r1", command.CorrelationId);
        Assert.Equal(socket.Connection, command.ConnectionId);
        Assert.Equal("gateway", command.Producer);
    }
}
