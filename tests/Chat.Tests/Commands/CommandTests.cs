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
    private readonly Recorder<BusMessage> dead = new();

    [Fact]
    public async Task A_command_that_is_not_for_chat_is_refused()
    {
        await Chat.SendAsync(Alice, new ListRooms(), "1");

        JsonNode reply = await Chat.Heard.ReplyAsync("1");
        Assert.Equal("UNKNOWN_TYPE", reply["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Rubbish_goes_to_the_dead_letters_and_what_follows_is_handled()
    {
        await Chat.Services.GetRequiredService<IBus>().PublishAsync(Topics.ChatCommands, new BusMessage("1", "rubbish"u8.ToArray()), Token);
        await Chat.SendAsync(Alice, new ListRooms(), "1");

        await Chat.Heard.ReplyAsync("1");
        await dead.WaitUntilAsync(letters => letters.Count == 1, Token);
    }

    private protected override Task<ChatHost> StartAsync(string folder) => ChatHost.StartAsync(folder, with: services =>
    {
        services.AddSingleton(dead).AddSingleton<DeadLetterReader>();
        services.AddSubscription<DeadLetterReader>("test", Topics.Dead(Topics.ChatCommands), ConsumerGroup.PerReplica);
    });

    private sealed class DeadLetterReader(Recorder<BusMessage> dead) : IBatchConsumer
    {
        public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
        {
            foreach (BusMessage letter in batch)
                dead.Add(letter);
            return ValueTask.FromResult(BatchResult.Done);
        }
    }
}
