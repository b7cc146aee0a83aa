using System.Globalization;
using System.Text.Json.Nodes;
using BlazingSun.Chat.Friends;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>History, cursors, and the list of conversations.</summary>
public sealed class ReadingTests : PrivateTests
{
    [Fact]
    public async Task History_comes_in_pages_across_chunks_with_the_newest_last()
    {
        await ArrangeAsync();
        for (int i = 1; i <= 230; i++)
            await Chat.SendAsync(i % 3 == 0 ? Bob : Alice, new SendMessage((i % 3 == 0 ? Alice : Bob).UserId, $"{i}"));

        List<int> read = [];
        JsonNode page;
        MessageId? before = null;
        do
        {
            page = await AskAsync(Bob, new ReadHistory(Alice.UserId, before, 30), $"page {read.Count}");
            int[] numbers = [.. page["messages"]!.AsArray().Select(m => int.Parse(m!["content"]!.GetValue<string>(), CultureInfo.InvariantCulture))];
            read.InsertRange(0, numbers);
            before = Id.Parse<MessageId>(page["messages"]![0]!["messageId"]!.GetValue<string>());
        }
        while (page["hasMore"]!.GetValue<bool>());

        Assert.Equal(Enumerable.Range(1, 230), read);
        Assert.Equal(50, (await AskAsync(Bob, new ReadHistory(Alice.UserId), "default"))["messages"]!.AsArray().Count);
        Assert.Equal(100, (await AskAsync(Bob, new ReadHistory(Alice.UserId, null, 100), "most"))["messages"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("ж", 32)]
    [InlineData("<", 65)]
    [InlineData("🌞", 10)]
    public async Task A_page_of_long_texts_ends_where_it_would_be_more_than_128_KiB(string letter, int expected)
    {
        await ArrangeAsync();
        string text = string.Concat(Enumerable.Repeat(letter, 2_000 / letter.Length));
        for (int i = 0; i < 70; i++)
            await Chat.SendAsync(Alice, new SendMessage(Bob.UserId, text));

        JsonNode page = await AskAsync(Bob, new ReadHistory(Alice.UserId, null, 100), "page");

        Assert.Equal(expected, page["messages"]!.AsArray().Count);
        Assert.True(page["hasMore"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Of_a_long_last_message_the_list_of_conversations_shows_the_beginning()
    {
        await ArrangeAsync();
        await WriteAsync(Alice, Bob, new string('ж', 99) + "🌞" + new string('ж', 1_800));

        JsonNode items = (await AskAsync(Bob, new ListConversations(), "list"))["items"]!;

        Assert.Equal(new string('ж', 99) + "…", items[0]!["lastMessage"]!["content"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task A_page_of_a_wrong_size_is_refused_with_the_limit(int limit)
    {
        JsonNode refused = await AskAsync(Alice, new ReadHistory(Bob.UserId, null, limit), "1");

        Assert.Equal("BAD_MESSAGE", refused["code"]!.GetValue<string>());
        Assert.Equal("limit is a number from 1 to 100.", refused["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_conversation_that_never_was_is_empty()
    {
        JsonNode history = await AskAsync(Alice, new ReadHistory(Carol.UserId), "1");

        Assert.Empty(history["messages"]!.AsArray());
        Assert.False(history["hasMore"]!.GetValue<bool>());
        Assert.Null(history["readUpTo"]);
        Assert.Null(history["theirReadUpTo"]);
    }

    [Fact]
    public async Task Who_has_read_is_told_to_both_once_and_the_unread_count_follows()
    {
        await ArrangeAsync();
        MessageId first = await WriteAsync(Alice, Bob, "one");
        MessageId second = await WriteAsync(Alice, Bob, "two");
        Assert.Equal(2, await UnreadAsync(Bob, "unread 1"));
        Assert.Equal(0, await UnreadAsync(Alice, "unread 2"));

        await Chat.SendAsync(Bob, new MarkRead(Alice.UserId, first));
        await Chat.SendAsync(Bob, new MarkRead(Alice.UserId, first));
        await ContentsAsync(Bob, Alice, "behind them");
        Assert.Equal(1, await UnreadAsync(Bob, "unread 3"));
        await Chat.SendAsync(Bob, new MarkRead(Alice.UserId, new MessageId(Guid.AllBitsSet)));
        await Chat.SendAsync(Bob, new MarkRead(Alice.UserId, first));
        JsonNode history = await AskAsync(Alice, new ReadHistory(Bob.UserId), "history");

        Assert.Equal(0, await UnreadAsync(Bob, "unread 4"));
        Assert.Equal(second.ToString(), history["theirReadUpTo"]!.GetValue<string>());
        Assert.Equal([first.ToString(), second.ToString()], CursorsTold(Alice));
        Assert.Equal([first.ToString(), second.ToString()], CursorsTold(Bob));
    }

    [Fact]
    public async Task Reading_what_is_read_is_answered_to_whoever_asks_with_an_id()
    {
        await ArrangeAsync();
        MessageId message = await WriteAsync(Alice, Bob, "one");
        await Chat.SendAsync(Bob, new MarkRead(Alice.UserId, message));

        JsonNode again = await AskAsync(Bob, new MarkRead(Alice.UserId, message), "1");

        Assert.Equal(message.ToString(), again["upTo"]!.GetValue<string>());
        Assert.Single(CursorsTold(Alice));
    }

    [Fact]
    public async Task Who_marks_where_nothing_was_ever_read_is_answered_that_nothing_is()
    {
        await ArrangeAsync();

        Assert.Null((await AskAsync(Bob, new MarkRead(Carol.UserId, new MessageId(Guid.AllBitsSet)), "empty"))["upTo"]);
        await WriteAsync(Alice, Bob, "one");
        JsonNode before = await AskAsync(Bob, new MarkRead(Alice.UserId, new MessageId(Guid.Empty)), "before");

        Assert.Equal(("chat.event.messages_read", null), (before["type"]!.GetValue<string>(), before["upTo"]));
        Assert.Empty(CursorsTold(Alice));
    }

    [Fact]
    public async Task Who_is_a_friend_no_more_does_not_hear_what_is_read()
    {
        await ArrangeAsync();
        MessageId first = await WriteAsync(Alice, Bob, "one");
        MessageId second = await WriteAsync(Alice, Bob, "two");
        await Chat.SendAsync(Bob, new MarkRead(Alice.UserId, first), "1");
        await Chat.Heard.FrameAsync(Alice.UserId, "chat.event.messages_read");
        await RelateAsync(Bob, Alice, Relation.None, blocked: true);

        await Chat.SendAsync(Bob, new MarkRead(Alice.UserId, second), "2");

        JsonNode own = await Chat.Heard.FrameAsync(Bob.UserId, "chat.event.messages_read", frame => frame["upTo"]!.GetValue<string>() == second.ToString());
        Assert.Equal("2", own["readerId"]!.GetValue<string>());
        Assert.Null((await AskAsync(Alice, new ReadHistory(Bob.UserId), "history"))["theirReadUpTo"]);
        Assert.Equal([first.ToString()], CursorsTold(Alice));
        await RelateAsync(Bob, Alice, Relation.Friends);
        Assert.Equal(second.ToString(), (await AskAsync(Alice, new ReadHistory(Bob.UserId), "again"))["theirReadUpTo"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_admin_and_whoever_the_admin_wrote_to_hear_what_the_other_has_read()
    {
        await ArrangeAsync();
        MessageId message = await WriteAsync(Admin, Carol, "please");

        await Chat.SendAsync(Carol, new MarkRead(Admin.UserId, message));

        await Chat.Heard.FrameAsync(Admin.UserId, "chat.event.messages_read");
        Assert.Equal(message.ToString(), (await AskAsync(Admin, new ReadHistory(Carol.UserId), "history"))["theirReadUpTo"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_writes_has_read_what_was_there_and_the_other_hears_so()
    {
        await ArrangeAsync();
        await WriteAsync(Alice, Bob, "question");
        MessageId answer = await WriteAsync(Bob, Alice, "answer");
        await WriteAsync(Bob, Alice, "more");

        Assert.Equal(0, await UnreadAsync(Bob, "1"));
        Assert.Equal(2, await UnreadAsync(Alice, "2"));
        Assert.Equal([answer.ToString()], CursorsTold(Alice));
    }

    [Fact]
    public async Task Conversations_are_listed_the_latest_first_with_the_presence_of_friends_only()
    {
        await ArrangeAsync();
        await RelateAsync(Alice, Carol, Relation.Friends);
        await WriteAsync(Bob, Alice, "from bob");
        Chat.Time.Advance(TimeSpan.FromMilliseconds(1));
        await WriteAsync(Carol, Alice, "from carol");
        await RelateAsync(Alice, Carol, Relation.None);

        JsonArray items = (await AskAsync(Alice, new ListConversations(), "1"))["items"]!.AsArray();

        Assert.Equal(["carol", "bob"], items.Select(item => item!["username"]!.GetValue<string>()));
        Assert.Equal(["from carol", "from bob"], items.Select(item => item!["lastMessage"]!["content"]!.GetValue<string>()));
        Assert.Equal(["offline", "online"], items.Select(item => item!["presence"]!["status"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_gateway_is_told_how_many_messages_are_unread()
    {
        await ArrangeAsync();
        await RelateAsync(Carol, Bob, Relation.Friends);
        await WriteAsync(Alice, Bob, "one");
        await WriteAsync(Carol, Bob, "two");

        await Chat.SendAsync(Bob, new CountUnread());

        JsonNode unread = await Chat.Heard.MessageAsync(message => message["eventType"]!.GetValue<string>() == EventTypes.UnreadCount);
        Assert.Equal(2, unread["payload"]!["count"]!.GetValue<int>());
        Assert.Equal("2", unread["payload"]!["userId"]!.GetValue<string>());
    }

    private string[] CursorsTold(Caller caller) =>
    [
        .. Chat.Heard.Messages.Where(m => m["audience"]?["userIds"]?[0]!.GetValue<string>() == caller.UserId.ToString())
            .Select(m => m["payload"]!["frame"]!)
            .Where(frame => frame["type"]!.GetValue<string>() == "chat.event.messages_read")
            .Select(frame => frame["upTo"]!.GetValue<string>()),
    ];
}
