using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Gateway.Chat;
using BlazingSun.Gateway.Tests.Hosting;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Gateway.Tests.Chat;

public sealed class LobbyTests
{
    private const string Main = "lobby:main";

    [Fact]
    public async Task A_socket_gets_the_history_and_then_every_later_message_of_the_lobby_and_no_other()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket member = await host.SignedInAsync(1);
        TestSocket stranger = await host.SignedInAsync(2);
        await member.SendAsync("""{"type":"chat.command.join_lobby","id":"j","lobbyId":"lobby:main"}""");
        Envelope<ClientCommand> join = (await host.Chat.CommandAsync()).Command;
        await host.Chat.SayToLobbyAsync(Main, """{"type":"before"}""");
        await host.Chat.LetInAsync(join, """{"type":"history"}""");
        await host.Chat.SayToLobbyAsync(Main, """{"type":"after"}""");
        await host.Chat.SayToLobbyAsync("games:bigger_dice", """{"type":"elsewhere"}""");
        await host.Chat.SayToLobbyAsync(Main, """{"type":"last"}""");
        Assert.Equal("""{"correlationId":"j","type":"history"}""", await member.NextTextAsync());
        Assert.Equal("""{"type":"after"}""", await member.NextTextAsync());
        Assert.Equal("""{"type":"last"}""", await member.NextTextAsync());
        await stranger.FenceAsync();
    }

    [Fact]
    public async Task The_sender_alone_gets_its_correlation_id_in_front_of_the_bytes_that_all_share()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket[] sockets = [await host.SignedInAsync(1), await host.SignedInAsync(1), await host.SignedInAsync(2)];
        foreach (TestSocket socket in sockets)
            await EnterAsync(host, socket);
        await host.Chat.SayToLobbyAsync(Main, """{"type":"m"}""", new Cause(new UserId(1), sockets[1].Connection, "c"));
        Assert.Equal("""{"type":"m"}""", await sockets[0].NextTextAsync());
        Assert.Equal("""{"correlationId":"c","type":"m"}""", await sockets[1].NextTextAsync());
        Assert.Equal("""{"type":"m"}""", await sockets[2].NextTextAsync());
    }

    [Fact]
    public async Task A_sender_who_is_not_in_the_lobby_gets_the_answer_to_its_command_all_the_same()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket sender = await host.SignedInAsync(1);
        await host.Chat.SayToLobbyAsync(Main, """{"type":"m"}""", new Cause(new UserId(1), sender.Connection, "c"));
        Assert.Equal("""{"correlationId":"c","type":"m"}""", await sender.NextTextAsync());
        await host.Chat.SayToLobbyAsync(Main, """{"type":"m"}""", new Cause(new UserId(2), sender.Connection, "c"));
        await host.Chat.SayToLobbyAsync(Main, """{"type":"m"}""", new Cause(new UserId(1), sender.Connection, null));
        await host.Chat.DeliverAsync(new Audience("user", [new UserId(1)]), """{"type":"end"}""", key: Main);
        await sender.ExpectAsync("end");
    }

    [Fact]
    public async Task Who_left_hears_nothing_more_also_when_it_was_let_in_only_afterwards()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        Envelope<ClientCommand> join = await EnterAsync(host, socket);
        await LeaveAsync(socket);
        await host.Chat.SayToLobbyAsync(Main, """{"type":"m"}""");
        await host.Chat.LetInAsync(join, """{"type":"history"}""");
        await host.Chat.SayToLobbyAsync(Main, """{"type":"m"}""");
        await host.Chat.DeliverAsync(new Audience("user", [new UserId(1)]), """{"type":"end"}""", key: Main);
        await socket.ExpectAsync("end");
    }

    [Fact]
    public async Task A_socket_that_closes_is_in_no_lobby_any_more()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await EnterAsync(host, socket);
        ChatLobbies lobbies = host.Services.GetRequiredService<ChatLobbies>();
        Assert.Single(lobbies.In(LobbyId.Main));
        await socket.CloseAsync();
        await Wait.UntilAsync(() => lobbies.In(LobbyId.Main).Length == 0, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_socket_is_in_two_lobbies_at_most_when_that_is_the_limit()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Limits:LobbiesPerSocket", "2"));
        TestSocket socket = await host.SignedInAsync(1);
        await EnterAsync(host, socket);
        await EnterAsync(host, socket, "games:cabo");
        await socket.SendAsync("""{"type":"chat.command.join_lobby","id":"j","lobbyId":"games:bigger_dice"}""");
        Assert.Equal("j", (await socket.ExpectErrorAsync("FORBIDDEN")).GetProperty("correlationId").GetString());
        await EnterAsync(host, socket);
        await LeaveAsync(socket);
        await EnterAsync(host, socket, "games:bigger_dice");
    }

    [Fact]
    public async Task Lobbies_that_Chat_did_not_let_it_into_do_not_count()
    {
        await using GatewayHost host = await GatewayHost.StartAsync(("Limits:LobbiesPerSocket", "2"));
        TestSocket socket = await host.SignedInAsync(1);
        await EnterAsync(host, socket);
        foreach (string made in new[] { "one", "two", "three" })
            await socket.SendAsync($$"""{"type":"chat.command.join_lobby","lobbyId":"games:{{made}}"}""");
        await host.Chat.CommandAsync(3);
        await EnterAsync(host, socket, "games:cabo");
    }

    [Fact]
    public async Task Leaving_is_nothing_that_Chat_hears_of()
    {
        await using GatewayHost host = await GatewayHost.StartAsync();
        TestSocket socket = await host.SignedInAsync(1);
        await LeaveAsync(socket);
        Assert.Empty(host.Chat.Commands.Items);
    }

    internal static async Task<Envelope<ClientCommand>> EnterAsync(GatewayHost host, TestSocket socket, string lobby = Main)
    {
        int before = host.Chat.Commands.Items.Count;
        await socket.SendAsync($$"""{"type":"chat.command.join_lobby","lobbyId":"{{lobby}}"}""");
        Envelope<ClientCommand> join = (await host.Chat.CommandAsync(before)).Command;
        await host.Chat.LetInAsync(join, """{"type":"history"}""");
        await socket.ExpectAsync("history");
        return join;
    }

    private static async Task LeaveAsync(TestSocket socket)
    {
        await socket.SendAsync("""{"type":"chat.command.leave_lobby","lobbyId":"lobby:main"}""");
        await socket.FenceAsync();
    }
}
