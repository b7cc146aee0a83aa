using System.Text.Json.Nodes;
using BlazingSun.Chat.Friends;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>Who may write to whom, and who hears of it.</summary>
public sealed class SendingTests : PrivateTests
{
    [Fact]
    public async Task A_message_reaches_its_recipient_and_all_of_the_senders_own_sockets()
    {
        await ArrangeAsync();

        await Chat.SendAsync(Alice, new SendMessage(Bob.UserId, "  hi\u0007 Bob "), "1");

        JsonNode received = await Chat.Heard.FrameAsync(Bob.UserId, "chat.event.message_received");
        JsonNode sent = await Chat.Heard.FrameAsync(Alice.UserId, "chat.event.message_sent");
        Assert.Equal("hi Bob", received["content"]!.GetValue<string>());
        Assert.Equal("alice", received["senderName"]!.GetValue<string>());
        Assert.Equal("1", received["senderId"]!.GetValue<string>());
        Assert.Equal("2", received["recipientId"]!.GetValue<string>());
        Assert.Equal(Chat.Time.GetUtcNow().ToUnixTimeMilliseconds(), received["sentAt"]!.GetValue<DateTimeOffset>().ToUnixTimeMilliseconds());
        received["type"] = sent["type"]!.GetValue<string>();
        Assert.True(JsonNode.DeepEquals(received, sent));
        JsonNode message = await Chat.Heard.MessageAsync(m => m["payload"]!["cause"] is not null);
        Assert.Equal("1", message["payload"]!["cause"]!["correlationId"]!.GetValue<string>());
        Assert.Equal("1", message["audience"]!["userIds"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData(3, "hi", "NOT_FRIENDS")]
    [InlineData(1, "hi", "NOT_FRIENDS")]
    [InlineData(77, "hi", "USER_NOT_FOUND")]
    [InlineData(2, " \n ", "CONTENT_EMPTY")]
    [InlineData(2, null, "CONTENT_TOO_LONG")]
    public async Task A_message_that_may_not_be_is_rejected_with_the_reason_and_is_nowhere(long recipient, string? content, string reason)
    {
        await ArrangeAsync();
        content ??= new string('x', Limits.ContentLength + 1);

        JsonNode rejected = await AskAsync(Alice, new SendMessage(new UserId(recipient), content), "1");

        Assert.Equal("chat.event.message_rejected", rejected["type"]!.GetValue<string>());
        Assert.Equal(reason, rejected["reason"]!.GetValue<string>());
        Assert.Equal($"{recipient}", rejected["recipientId"]!.GetValue<string>());
        Assert.Empty((await AskAsync(Alice, new ListConversations(), "2"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Who_is_blocked_hears_the_same_as_a_stranger_and_history_stays()
    {
        await ArrangeAsync();
        await WriteAsync(Alice, Bob, "hi");
        await RelateAsync(Bob, Alice, Relation.None, blocked: true);

        JsonNode blocked = await AskAsync(Alice, new SendMessage(Bob.UserId, "hello?"), "1");
        JsonNode stranger = await AskAsync(Alice, new SendMessage(Carol.UserId, "hello?"), "2");

        stranger["recipientId"] = "2";
        Assert.True(JsonNode.DeepEquals(stranger, blocked));
        Assert.Equal(["hi"], await ContentsAsync(Alice, Bob, "3"));
    }

    [Fact]
    public async Task An_admin_writes_to_anyone_and_is_answered_until_they_block()
    {
        await ArrangeAsync();

        await WriteAsync(Admin, Carol, "please mind your words");
        await WriteAsync(Carol, Admin, "sorry");
        await RelateAsync(Admin, Carol, Relation.None, blocked: true);
        JsonNode rejected = await AskAsync(Carol, new SendMessage(Admin.UserId, "really"), "1");
        await WriteAsync(Admin, Carol, "fine");

        Assert.Equal("NOT_FRIENDS", rejected["reason"]!.GetValue<string>());
        Assert.Equal(["please mind your words", "sorry", "fine"], await ContentsAsync(Carol, Admin, "2"));
    }

    [Fact]
    public async Task A_command_that_comes_again_is_answered_to_its_sender_alone_also_when_they_are_friends_no_more()
    {
        await ArrangeAsync();
        MessageId first = await WriteAsync(Alice, Bob, "once", "1");
        await RelateAsync(Alice, Bob, Relation.None);

        JsonNode again = await AskAsync(Alice, new SendMessage(Bob.UserId, "once"), "1");

        Assert.Equal("chat.event.message_sent", again["type"]!.GetValue<string>());
        Assert.Equal(first.ToString(), again["messageId"]!.GetValue<string>());
        Assert.Equal(1, CountOf(Bob, "chat.event.message_received"));
        Assert.Equal(["once"], await ContentsAsync(Bob, Alice, "2"));
    }

    [Fact]
    public async Task A_command_id_is_a_users_own_and_is_forgotten_after_five_minutes()
    {
        await ArrangeAsync();
        await WriteAsync(Alice, Bob, "mine", "1");
        await WriteAsync(Bob, Alice, "mine too", "1");
        await Chat.PassAsync(Limits.AnswersKept);
        await WriteAsync(Alice, Bob, "another", "1");

        Assert.Equal(["mine", "mine too", "another"], await ContentsAsync(Alice, Bob, "2"));
    }

    [Fact]
    public async Task Typing_is_told_to_friends_and_to_nobody_else()
    {
        await ArrangeAsync();

        await Chat.SendAsync(Alice, new Typing(Carol.UserId));
        await Chat.SendAsync(Alice, new Typing(Bob.UserId));
        await WriteAsync(Alice, Bob, "hi");

        Assert.Equal(1, CountOf(Bob, "chat.event.typing"));
        Assert.Equal(0, CountOf(Carol, "chat.event.typing"));
    }
}
