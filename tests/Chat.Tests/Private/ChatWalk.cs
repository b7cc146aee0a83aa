using System.Text;
using BlazingSun.Chat.Private;
using BlazingSun.Contracts.Ids;
using FsCheck;
using FsCheck.Fluent;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>One step: numbers say what, who, with whom, and the rest.</summary>
internal sealed record Step(int What, int Who, int Detail);

/// <summary>Goes the same steps with conversations and with a simple model of them, and compares the two.</summary>
internal sealed class ChatWalk(OpenConversations chat)
{
    private static readonly UserId[] Users = [new(1), new(2), new(30)];

    private static readonly Gen<Step> Steps =
        from what in Gen.Frequency((10, Gen.Constant(0)), (6, Gen.Choose(1, 2)), (4, Gen.Choose(3, 4)), (2, Gen.Constant(5)), (1, Gen.Constant(6)))
        from who in Gen.Choose(0, 5)
        from detail in Gen.Choose(0, 9_999)
        select new Step(what, who, detail);

    /// <summary>Walks of up to 60 steps; a failing one shrinks by leaving steps out.</summary>
    public static Arbitrary<Step[]> Any { get; } = Arb.From(
        from length in Gen.Choose(1, 60)
        from steps in Steps.ArrayOf(length)
        select steps,
        walk => Enumerable.Range(0, walk.Length).Select(left => walk.Where((_, i) => i != left).ToArray()).Where(shorter => shorter.Length > 0));

    private readonly SimpleChat model = new();
    private ulong commands;

    public async Task TakeAsync(Step[] steps)
    {
        foreach (Step step in steps)
        {
            (UserId one, UserId other) = (Users[step.Who % 3], Users[(step.Who + 1 + (step.Who / 3)) % 3]);
            await TakeAsync(step, one, other);
            await CompareAsync(Pair.Of(one, other));
        }

        foreach (Pair pair in new[] { new Pair(Users[0], Users[1]), new Pair(Users[0], Users[2]), new Pair(Users[1], Users[2]) })
            await CompareHistoryAsync(pair, 1 + (steps[0].Detail % 100));
        foreach (UserId user in Users)
            Assert.Equal(model.ListOf(user), await chat.ListAsync(user));
    }

    private async Task TakeAsync(Step step, UserId one, UserId other)
    {
        switch (step.What)
        {
            case 0:
                for (int i = 0; i <= step.Detail % 25; i++)
                    await SendAsync(NewCommand(one, other, step.Detail));
                break;
            case 1:
                await MarkAsync(one, other, step.Detail);
                break;
            case 2:
                await ComparePageAsync(Pair.Of(one, other), step.Detail);
                break;
            case 3 when model.Commands.Count > 0:
                await SendAsync(model.Commands[step.Detail % model.Commands.Count]);
                break;
            case 4:
                await SendBothAsync(NewCommand(one, other, step.Detail), NewCommand(other, one, step.Detail));
                break;
            case 5:
                chat.Time.Advance(TimeSpan.FromSeconds(step.Detail % 200));
                break;
            case 6:
                await chat.EraseAsync(one);
                model.Erase(one);
                break;
        }
    }

    private SimpleCommand NewCommand(UserId sender, UserId recipient, int detail)
    {
        SimpleCommand command = new(sender, recipient, $"{++commands} " + new string('ü', detail % 7 == 0 ? 1_900 : detail % 50), commands);
        model.Commands.Add(command);
        return command;
    }

    private async Task SendAsync(SimpleCommand command)
    {
        bool isKnown = SimpleChat.IsKnown(command, chat.Time.GetUtcNow());
        Written written = await chat.WriteAsync(command.Sender, command.Recipient, command.Text, command.Key);
        if (isKnown)
            Assert.Equal(command.Message, written.Message.Id);
        else
            model.Add(command, written.Message.Id);
    }

    // Who came first is seen by the ids.
    private async Task SendBothAsync(SimpleCommand one, SimpleCommand other)
    {
        Written[] both = await Task.WhenAll(
            chat.WriteAsync(one.Sender, one.Recipient, one.Text, one.Key), chat.WriteAsync(other.Sender, other.Recipient, other.Text, other.Key));
        foreach ((Written written, SimpleCommand command) in both.Zip([one, other]).OrderBy(item => item.First.Message.Id.Value))
            model.Add(command, written.Message.Id);
    }

    private async Task MarkAsync(UserId reader, UserId with, int detail)
    {
        SimpleConversation conversation = model.Of(Pair.Of(reader, with));
        int number = detail % (conversation.Messages.Count + 2);
        MessageId upTo = number < conversation.Messages.Count
            ? conversation.Messages[number].Id
            : new MessageId(number == conversation.Messages.Count ? Guid.AllBitsSet : Guid.Empty);
        MessageId? before = conversation.CursorOf(reader);
        conversation.Mark(reader, upTo);

        (MessageId? cursor, bool hasMoved) = await chat.MarkAsync(reader, with, upTo);

        Assert.Equal(conversation.CursorOf(reader), cursor);
        Assert.True(!hasMoved || cursor != before);
    }

    private async Task ComparePageAsync(Pair pair, int detail)
    {
        List<SimpleMessage> all = model.Of(pair).Messages;
        int end = all.Count == 0 ? 0 : detail % all.Count;
        int limit = 1 + (detail % 100);

        (IReadOnlyList<StoredMessage> messages, bool hasMore) = await chat.PageAsync(pair, all.Count == 0 ? null : all[end].Id, limit);

        MessageId[] expected = [.. Fitting(all.Take(end).TakeLast(limit)).Select(message => message.Id)];
        Assert.Equal(expected, messages.Select(message => message.Id));
        Assert.Equal(end > expected.Length, hasMore);
    }

    // So many of the last ones as are no more than 128 KiB.
    private static IEnumerable<SimpleMessage> Fitting(IEnumerable<SimpleMessage> messages)
    {
        int bytes = 0;
        return messages.Reverse().TakeWhile(message => (bytes += Encoding.UTF8.GetByteCount(message.Text)) <= 128 * 1024).Reverse();
    }

    private async Task CompareAsync(Pair pair)
    {
        Conversation stored = await chat.ReadAsync(pair);
        SimpleConversation simple = model.Of(pair);
        Assert.Equal(simple.Messages.Count, stored.Count);
        foreach (UserId user in new[] { pair.Low, pair.High })
        {
            Assert.Equal(simple.UnreadOf(user), stored.Unread(pair.IsHigh(user)));
            Assert.Equal(simple.CursorOf(user), stored.Member(pair.IsHigh(user)).ReadUpTo);
        }
    }

    private async Task CompareHistoryAsync(Pair pair, int limit)
    {
        List<SimpleMessage> read = [];
        bool hasMore = true;
        while (hasMore)
        {
            (IReadOnlyList<StoredMessage> page, hasMore) = await chat.PageAsync(pair, read.Count > 0 ? read[0].Id : null, limit);
            read.InsertRange(0, page.Select(message => new SimpleMessage(message.Id, message.ByHigh ? pair.High : pair.Low, message.Text)));
        }

        Assert.Equal(model.Of(pair).Messages, read);
    }
}
