using System.Text.Json;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Tests.Hosting;

namespace BlazingSun.Gateway.Tests.Chat;

public sealed class SendingTests
{
    private const string Uuid = "0198c2a0-0000-7000-8000-000000000001";

    [Theory]
    [InlineData("send_message", "\"recipientId\":\"3\",\"content\":\"x\"", "3")]
    [InlineData("send_message", "\"recipientId\":\"9\",\"content\":\"x\"", "5")]
    [InlineData("typing", "\"recipientId\":\"3\"", "3")]
    [InlineData("mark_read", "\"withUserId\":\"3\",\"upTo\":\"0198c2a0-0000-7000-8000-000000000001\"", "3")]
    [InlineData("history", "\"withUserId\":\"9\"", "5")]
    [InlineData("conversations", "\"x\":1", "5")]
    [InlineData("request_friend", "\"userId\":\"3\"", "5")]
    [InlineData("mute_user", "\"userId\":\"3\",\"minutes\":1", "5")]
    [InlineData("join_lobby", "\"lobbyId\":\"lobby:main\"", "lobby:main")]
    [InlineData("send_lobby_message", "\"lobbyId\":\"games:bigger_dice\",\"content\":\"x\"", "games:bigger_dice")]
    public async Task A_chat_command_goes_to_Chat_under_the_key_that_keeps_its_order(string type, string fields, string key)
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(5);
        await socket.SendAsync($$"""{"type":"chat.command.{{type}}","id":"c",{{fields}}}""");
        (string told, var command) = await host.Chat.CommandAsync();
        Assert.Equal((key, $"chat.command.{type}", "c"), (told, command.EventType, command.CorrelationId));
        Assert.Equal((new UserId(5), socket.Connection), (command.Actor!.UserId, command.ConnectionId!.Value));
    }

    [Fact]
    public async Task Chat_in_rooms_goes_to_Games()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(5);
        await socket.SendAsync($$"""{"type":"games.command.player_chat","roomId":"{{Uuid}}","content":"x"}""");
        await socket.SendAsync($$"""{"type":"games.command.spectator_chat","roomId":"{{Uuid}}","content":"y"}""");
        Assert.Equal("x", Assert.IsType<PlayerChat>((await host.Games.CommandAsync()).Payload).Content);
        Assert.Equal("y", Assert.IsType<SpectatorChat>((await host.Games.CommandAsync(1)).Payload).Content);
    }

    [Fact]
    public async Task Naming_another_person_is_no_false_identity_and_naming_another_sender_is()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(5);
        await socket.SendAsync("""{"type":"chat.command.block_user","userId":"3"}""");
        Assert.Equal(new PersonRef(new UserId(3), null), Assert.IsType<BlockUser>((await host.Chat.CommandAsync()).Command.Payload).Person);
        await socket.SendAsync("""{"type":"chat.command.send_message","userId":"3","recipientId":"4","content":"x"}""");
        await socket.ExpectErrorAsync("IDENTITY_MISMATCH");
    }

    [Fact]
    public async Task Five_messages_in_five_seconds_wherever_they_go_then_RATE_LIMITED_over_all_sockets_of_the_user()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket first = await host.SignedInAsync(5);
        TestSocket second = await host.SignedInAsync(5);
        await first.SendAsync("""{"type":"chat.command.send_message","recipientId":"3","content":"x"}""");
        await first.FenceAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await first.SendAsync("""{"type":"chat.command.send_lobby_message","lobbyId":"lobby:main","content":"x"}""");
        await first.SendAsync($$"""{"type":"games.command.player_chat","roomId":"{{Uuid}}","content":"x"}""");
        await first.SendAsync($$"""{"type":"games.command.spectator_chat","roomId":"{{Uuid}}","content":"x"}""");
        await first.SendAsync("""{"type":"chat.command.send_message","recipientId":"4","content":"x"}""");
        await first.FenceAsync();
        await second.SendAsync("""{"type":"chat.command.send_message","id":"m","recipientId":"3","content":"x"}""");
        JsonElement error = await second.ExpectErrorAsync("RATE_LIMITED");
        Assert.Equal(("m", 4_000), (error.GetProperty("correlationId").GetString(), error.GetProperty("retryAfterMs").GetInt32()));
        await second.SendAsync("""{"type":"chat.command.conversations"}""");
        await second.FenceAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(4));
        await second.SendAsync("""{"type":"chat.command.send_message","recipientId":"3","content":"again"}""");
        await host.Chat.Commands.WaitUntilAsync(
            all => all.Any(one => one.Command.Payload is SendMessage { Content: "again" }), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Questions_with_long_answers_have_a_rate_of_their_own_over_all_sockets_of_the_user()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Limits:ChatQuestions", "6"));
        TestSocket first = await host.SignedInAsync(5);
        TestSocket second = await host.SignedInAsync(5);
        string[] questions =
        [
            """{"type":"chat.command.conversations","id":"q"}""",
            """{"type":"chat.command.friends","id":"q"}""",
            """{"type":"chat.command.history","id":"q","withUserId":"3"}""",
            """{"type":"chat.command.join_lobby","id":"q","lobbyId":"lobby:main"}""",
            $$"""{"type":"chat.command.lobby_history","id":"q","lobbyId":"lobby:main","before":"{{Uuid}}"}""",
        ];
        foreach (string question in questions.Append(questions[0]))
            await first.SendAsync(question);
        await host.Chat.CommandAsync(5);
        foreach (string question in questions)
        {
            await second.SendAsync(question);
            JsonElement error = await second.ExpectErrorAsync("RATE_LIMITED");
            Assert.Equal(("q", 10_000), (error.GetProperty("correlationId").GetString(), error.GetProperty("retryAfterMs").GetInt32()));
        }

        await second.SendAsync("""{"type":"chat.command.send_message","recipientId":"3","content":"x"}""");
        await host.Chat.CommandAsync(6);
        Assert.Equal(7, host.Chat.Commands.Items.Count);
    }

    [Fact]
    public async Task Commands_about_others_have_a_rate_of_their_own()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Limits:FriendCommandsPerMinute", "2"));
        TestSocket socket = await host.SignedInAsync(5);
        await socket.SendAsync("""{"type":"chat.command.request_friend","userId":"3"}""");
        await socket.SendAsync("""{"type":"chat.command.decline_friend","userId":"3"}""");
        await socket.SendAsync("""{"type":"chat.command.request_friend","userId":"3"}""");
        Assert.Equal(60_000, (await socket.ExpectErrorAsync("RATE_LIMITED")).GetProperty("retryAfterMs").GetInt32());
    }

    [Fact]
    public async Task Signs_of_typing_pass_once_in_two_seconds_for_each_recipient_and_others_are_dropped_without_a_word()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(5);
        foreach (int to in new[] { 3, 3, 4, 3 })
            await socket.SendAsync($$"""{"type":"chat.command.typing","recipientId":"{{to}}"}""");
        await socket.FenceAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await socket.SendAsync("""{"type":"chat.command.typing","recipientId":"3"}""");
        await host.Chat.CommandAsync(2);
        await socket.FenceAsync();
        Assert.Equal([3L, 3L, 4L], host.Chat.Commands.Items.Select(one => ((Typing)one.Command.Payload).RecipientId.Value).Order());
    }

    [Fact]
    public async Task With_limits_switched_off_nothing_is_held_back()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Limits:Enabled", "false"));
        TestSocket socket = await host.SignedInAsync(5);
        for (int i = 0; i < 10; i++)
            await socket.SendAsync("""{"type":"chat.command.send_message","recipientId":"3","content":"x"}""");
        for (int i = 0; i < 3; i++)
            await socket.SendAsync("""{"type":"chat.command.typing","recipientId":"3"}""");
        await host.Chat.CommandAsync(12);
    }

    [Fact]
    public async Task A_broker_that_does_not_take_chat_commands_holds_up_no_game()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(5);
        host.Bus.HangOn(BlazingSun.Contracts.Bus.Topics.ChatCommands);
        await socket.SendAsync("""{"type":"chat.command.friends","id":"f"}""");
        await socket.SendAsync("""{"type":"games.command.list_rooms"}""");
        await host.Games.CommandAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("f", (await socket.ExpectErrorAsync("UNAVAILABLE")).GetProperty("correlationId").GetString());
    }
}
