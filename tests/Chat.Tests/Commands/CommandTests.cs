using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Commands;

/// <summary>What becomes of commands, whatever they are about.</summary>
public class CommandTests : ChatTests
{
    private const string Head =
        """{"eventId":"00000000-0000-7000-8000-000000000001","timestamp":"2026-01-08T12:00:00Z","producer":"x","actor":{"userId":"1","username":"ann","roles":[]},""";

    private readonly LetterBox dead = new();

    [Fact]
    public async Task A_command_that_is_not_for_chat_is_refused()
    {
        await Chat.SendAsync(Alice, new ListRooms(), "1");

        JsonNode reply = await Chat.Heard.ReplyAsync("1");
        Assert.Equal("UNKNOWN_TYPE", reply["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("null")]
    [InlineData(Head + """ "eventType":"chat.command","payload":null}""")]
    [InlineData(Head + """ "eventType":"chat.command","payload":{}}""")]
    [InlineData(Head + """ "eventType":"chat.command","payload":{"lobbyId":"lobby:main"}}""")]
    [InlineData("""{"eventId":"00000000-0000-7000-8000-000000000001","timestamp":"2026-01-08T12:00:00Z","producer":"x","eventType":"x","payload":{"type":"list_rooms"}}""")]
    public async Task What_is_no_command_goes_to_the_dead_letters_and_what_follows_is_handled(string message)
    {
        await Chat.SendAsync(new BusMessage("1", Encoding.UTF8.GetBytes(message)));
        await Chat.SendAsync(Alice, new ListRooms(), "1");

        await Chat.Heard.ReplyAsync("1");
        JsonElement letter = Assert.Single(await dead.Letters.WaitForAsync(1, Token));
        Assert.Equal(message, letter.GetProperty("body").GetString());
    }

    private protected override Task<ChatHost> StartAsync(string folder) => ChatHost.StartAsync(folder, with: services =>
        services.AddSingleton(dead).AddSubscription<LetterBox>("operator", Topics.Dead(Topics.ChatCommands), ConsumerGroup.PerApp));
}
