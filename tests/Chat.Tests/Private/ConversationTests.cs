using System.Text;
using BlazingSun.Chat.Private;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform;
using BlazingSun.Testing;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>How conversations are stored, and what becomes of them when somebody does not come to the end.</summary>
public sealed class ConversationTests : IAsyncDisposable
{
    private static readonly UserId Ann = new(1);
    private static readonly UserId Ben = new(2);
    private static readonly Pair Both = Pair.Of(Ann, Ben);
    private readonly VirtualTimeProvider time = new();
    private readonly MemoryStateStore memory;
    private readonly BrokenDocuments store;
    private readonly OpenConversations chat;
    private ulong commands;

    public ConversationTests()
    {
        memory = new MemoryStateStore(time);
        store = new BrokenDocuments(memory);
        chat = new OpenConversations(store, time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => chat.DisposeAsync();

    [Fact]
    public async Task Two_who_write_at_the_same_moment_both_get_through_and_all_stands_in_one_order()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Factory.StartNew(
            () => WriteAsync(i % 2 == 0 ? Ann : Ben, $"{i}"), Token, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        IReadOnlyList<StoredMessage> messages = (await chat.PageAsync(Both, null, 100)).Messages;
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{i}").Order(), messages.Select(message => message.Text).Order());
        Assert.Equal(messages.OrderBy(message => message.Id.Value), messages);
    }

    [Fact]
    public async Task A_message_costs_one_small_save_however_long_the_conversation()
    {
        for (int i = 1; i <= 500; i++)
            await WriteAsync(Ann, $"message {i}");

        (string Key, int Bytes)[] saves = [.. store.Saves.Items];
        Assert.Equal(500, saves.Count(save => save.Key == Both.Key));
        Assert.Equal(9, saves.Count(save => save.Key.StartsWith(Both.Key + ":", StringComparison.Ordinal)));
        Assert.Equal(2, saves.Count(save => save.Key.StartsWith("chat:of:", StringComparison.Ordinal)));
        Assert.InRange(saves.Max(save => save.Bytes), 1, 16_000);
    }

    [Fact]
    public async Task Long_messages_are_sealed_sooner_and_a_save_stays_bounded()
    {
        for (int i = 1; i <= 60; i++)
            await WriteAsync(Ann, new string('漢', 2_000));

        Assert.InRange(store.Saves.Items.Max(save => save.Bytes), 1, 48_000);
        (IReadOnlyList<StoredMessage> page, bool hasMore) = await chat.PageAsync(Both, null, 100);
        Assert.Equal((21, true), (page.Count, hasMore));
    }

    [Fact]
    public async Task Whoever_dies_between_chunk_and_conversation_leaves_a_chunk_that_the_next_one_takes()
    {
        for (int i = 1; i <= 50; i++)
            await WriteAsync(Ann, $"{i}");
        await FailAsync(key => key == Both.Key, () => WriteAsync(Ann, "lost", patient: false));
        Assert.Single(memory.Scan(Both.Key + ":"));

        await chat.MarkAsync(Ben, Ann, new MessageId(Guid.AllBitsSet));
        await WriteAsync(Ann, "51");

        Conversation now = await chat.ReadAsync(Both);
        Assert.Equal((1, 1, 1), (now.Chunks, now.Recent.Count, now.Unread(high: true)));
        Assert.Equal(Enumerable.Range(1, 51).Select(i => $"{i}"), (await chat.PageAsync(Both, null, 100)).Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task What_somebody_was_about_to_seal_is_erased_all_the_same()
    {
        for (int i = 1; i <= 50; i++)
            await WriteAsync(i % 2 == 0 ? Ann : Ben, $"{i}");
        bool erased = false;
        store.Before = async key =>
        {
            if (key == Both.ChunkKey(0) && !erased)
            {
                erased = true;
                await chat.EraseAsync(Ann);
            }
        };

        await WriteAsync(Ben, "51");

        Assert.DoesNotContain(memory.Scan("chat:"), item => Encoding.UTF8.GetString(item.Value.Span).Contains("\"50\"", StringComparison.Ordinal));
        IReadOnlyList<StoredMessage> messages = (await chat.PageAsync(Both, null, 100)).Messages;
        Assert.Equal(Enumerable.Range(1, 51).Select(i => i % 2 == 0 ? "" : $"{i}"), messages.Select(message => message.Text));
    }

    [Fact]
    public async Task Whoever_dies_between_list_and_conversation_leaves_nothing_that_is_seen()
    {
        await FailAsync(key => key == Both.Key, () => WriteAsync(Ann, "lost", patient: false));
        Assert.Empty(await chat.ListAsync(Ann));

        await WriteAsync(Ann, "hi");

        Assert.Equal([Ben], await chat.ListAsync(Ann));
        Assert.Equal([Ann], await chat.ListAsync(Ben));
    }

    [Fact]
    public async Task A_full_list_drops_who_was_quiet_the_longest_and_the_next_message_brings_them_back()
    {
        await using OpenConversations few = new(memory, time, listed: 3);
        for (int other = 10; other <= 14; other++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await few.WriteAsync(Ann, new UserId(other), "hi", ++commands);
        }

        Assert.Equal([new UserId(14), new UserId(13), new UserId(12)], await few.ListAsync(Ann));
        time.Advance(TimeSpan.FromSeconds(1));
        await few.WriteAsync(new UserId(10), Ann, "remember me?", ++commands);

        Assert.Equal([new UserId(10), new UserId(14), new UserId(13)], await few.ListAsync(Ann));
        Assert.Equal(Enumerable.Range(10, 5), (await few.EverWithAsync(Ann)).Select(user => (int)user.Value).Order());
    }

    [Fact]
    public async Task Removed_users_are_gone_also_from_conversations_that_are_in_no_list()
    {
        await using OpenConversations few = new(memory, time, listed: 1);
        for (int other = 10; other < 10 + ConversationList.PageSize + 5; other++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await few.WriteAsync(Ann, new UserId(other), "secret", ++commands);
        }

        Assert.Single(memory.Scan("chat:of:1:"));
        await few.EraseAsync(Ann);

        Assert.DoesNotContain(memory.Scan("chat:"), item => Encoding.UTF8.GetString(item.Value.Span).Contains("secret", StringComparison.Ordinal));
        Assert.DoesNotContain(memory.Scan("chat:"), item => Encoding.UTF8.GetString(item.Value.Span).Contains("user 1", StringComparison.Ordinal));
        Assert.DoesNotContain(memory.Scan("chat:of:1"), item => item.Key == "chat:of:1" || item.Key.StartsWith("chat:of:1:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conversation_that_both_have_left_is_gone_with_all_its_chunks()
    {
        for (int i = 1; i <= 120; i++)
            await WriteAsync(i % 2 == 0 ? Ann : Ben, $"{i}");

        await chat.EraseAsync(Ann);
        Assert.NotEmpty(memory.Scan("chat:1:2"));
        await chat.EraseAsync(Ben);

        Assert.Empty(memory.Scan("chat:"));
    }

    private async Task WriteAsync(UserId sender, string text, bool patient = true)
    {
        ulong command = Interlocked.Increment(ref commands);
        if (patient)
            await chat.WriteAsync(sender, Both.Other(sender), text, command);
        else
            await chat.TryWriteAsync(sender, Both.Other(sender), text, command);
    }

    private async Task FailAsync(Func<string, bool> fails, Func<Task> act)
    {
        store.Fails = fails;
        await Assert.ThrowsAsync<DependencyUnavailableException>(act);
        store.Fails = _ => false;
    }
}
