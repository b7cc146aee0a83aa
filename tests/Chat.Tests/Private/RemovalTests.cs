using System.Text.Json;
using System.Text.Json.Nodes;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Contracts.Json;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>What is left of somebody whose account was removed.</summary>
public sealed class RemovalTests : PrivateTests
{
    [Fact]
    public async Task Name_and_messages_are_gone_and_the_other_ones_count_and_cursor_stay()
    {
        await ArrangeAsync();
        MessageId read = await WriteAsync(Alice, Bob, "alice's first");
        await WriteAsync(Bob, Alice, "bob's");
        await WriteAsync(Alice, Bob, "alice's second");
        await RemoveAsync(Alice);
        await BlazingSun.Testing.Wait.UntilAsync(async () => !(await ContentsAsync(Bob, Alice, Next())).Contains("alice's second"), Token);

        JsonNode history = await AskAsync(Bob, new ReadHistory(Alice.UserId), Next());
        JsonNode item = (await AskAsync(Bob, new ListConversations(), Next()))["items"]!.AsArray().Single()!;

        JsonArray messages = history["messages"]!.AsArray();
        Assert.Equal(["", "bob's", ""], messages.Select(message => message!["content"]!.GetValue<string>()));
        Assert.Equal(["former user", "bob", "former user"], messages.Select(message => message!["senderName"]!.GetValue<string>()));
        Assert.Equal(read.ToString(), messages[0]!["messageId"]!.GetValue<string>());
        Assert.Equal(messages[1]!["messageId"]!.GetValue<string>(), history["readUpTo"]!.GetValue<string>());
        Assert.Equal(1, item["unread"]!.GetValue<int>());
        Assert.Equal("former user", item["username"]!.GetValue<string>());
    }

    private int asked;

    private string Next() => $"question {asked++}";

    private async Task RemoveAsync(Caller caller)
    {
        Envelope<UserConnection> envelope = new()
        {
            EventId = Chat.Services.GetRequiredService<IIdSource>().New(),
            EventType = EventTypes.UserDeleted,
            Timestamp = Chat.Time.GetUtcNow(),
            Producer = "test",
            Payload = new UserConnection(caller.UserId),
        };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(envelope, ContractsJson.Default.EnvelopeUserConnection);
        await Chat.Services.GetRequiredService<IBus>().PublishAsync(
            Topics.SystemEvents, new BusMessage(caller.UserId.ToString(), body), Token);
    }
}
