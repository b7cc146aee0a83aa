using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Tests.Hosting;

namespace BlazingSun.Gateway.Tests.Chat;

public sealed class AbsenceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    [Theory]
    [InlineData("friends", "")]
    [InlineData("request_friend", ",\"userId\":\"2\"")]
    [InlineData("send_message", ",\"recipientId\":\"2\",\"content\":\"x\"")]
    [InlineData("mark_read", ",\"withUserId\":\"2\",\"upTo\":\"0198c2a0-0000-7000-8000-000000000001\"")]
    [InlineData("delete_lobby_message", ",\"lobbyId\":\"lobby:main\",\"messageId\":\"0198c2a0-0000-7000-8000-000000000001\"")]
    [InlineData("mute_user", ",\"userId\":\"2\",\"minutes\":1")]
    [InlineData("unmute_user", ",\"userId\":\"2\"")]
    public async Task What_Chat_does_not_answer_in_4_seconds_is_UNAVAILABLE_once(string type, string fields)
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync($$"""{"type":"chat.command.{{type}}","id":"f"{{fields}}}""");
        await host.Chat.CommandAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(3));
        await socket.FenceAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        JsonElement error = await socket.ExpectErrorAsync("UNAVAILABLE");
        Assert.Equal(("f", 1_000), (error.GetProperty("correlationId").GetString(), error.GetProperty("retryAfterMs").GetInt32()));
        host.Clock.Advance(Patience);
        await socket.FenceAsync();
    }

    [Fact]
    public async Task An_answer_of_any_kind_is_one()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        Cause Of(string id) => new(new UserId(1), socket.Connection, id);
        await socket.SendAsync("""{"type":"chat.command.friends","id":"\u00e9"}""");
        await socket.SendAsync("""{"type":"chat.command.send_message","id":"m","recipientId":"2","content":"x"}""");
        await socket.SendAsync("""{"type":"chat.command.send_lobby_message","id":"l","lobbyId":"lobby:main","content":"x"}""");
        await socket.SendAsync("""{"type":"chat.command.join_lobby","id":"j","lobbyId":"lobby:main"}""");
        await host.Chat.CommandAsync(3);
        await host.Chat.ReplyAsync(host.Chat.Commands.Items.Single(one => one.Command.CorrelationId == "é").Command, """{"type":"friends"}""");
        await host.Chat.DeliverAsync(new Audience("user", [new UserId(1)]), """{"type":"sent"}""", Of("m"));
        await host.Chat.SayToLobbyAsync("lobby:main", """{"type":"said"}""", Of("l"));
        await host.Chat.LetInAsync(host.Chat.Commands.Items.Single(one => one.Command.CorrelationId == "j").Command, """{"type":"history"}""");
        for (int i = 0; i < 4; i++)
            await socket.NextAsync();
        host.Clock.Advance(Patience);
        Assert.Equal("chat.event.lobby_presence", (await socket.NextAsync()).GetProperty("type").GetString());
        await socket.FenceAsync();
    }

    [Fact]
    public async Task What_the_gateway_refuses_itself_is_not_refused_again_later()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        host.Bus.HangOn(Topics.ChatCommands);
        await socket.SendAsync("""{"type":"chat.command.friends","id":"f"}""");
        await socket.FenceAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await socket.ExpectErrorAsync("UNAVAILABLE");
        host.Clock.Advance(Patience);
        await socket.FenceAsync();
    }

    [Fact]
    public async Task Commands_without_an_id_or_an_answer_are_not_waited_for()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await socket.SendAsync("""{"type":"chat.command.friends"}""");
        await socket.SendAsync("""{"type":"chat.command.typing","id":"t","recipientId":"2"}""");
        await host.Chat.CommandAsync(1);
        host.Clock.Advance(Patience);
        await socket.FenceAsync();
    }
}
