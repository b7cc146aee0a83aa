using BlazingSun.Contracts;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Chat;

namespace BlazingSun.Chat.Private;

/// <summary>Writes messages into conversations, each once.</summary>
internal sealed class MessageWriter(
    ConversationStore store, ConversationPages pages, ConversationLists lists, IIdSource ids, TimeProvider time)
{
    /// <summary>Adds the message behind all others, unless it is there already.</summary>
    /// <param name="draft">The message.</param>
    /// <param name="told">So many messages of the conversation are known here to have been told.</param>
    /// <param name="cancellationToken">Ends the wait; what became of the message is then not known.</param>
    public ValueTask<Written> WriteAsync(Draft draft, int told, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            draft.Pair, now => DecideAsync(draft, now with { Told = Math.Max(now.Told, told) }, cancellationToken), cancellationToken);

    private async ValueTask<(Conversation? Next, Written Result)> DecideAsync(Draft draft, Conversation now, CancellationToken cancellationToken)
    {
        DateTimeOffset since = time.GetUtcNow() - Limits.AnswersKept;
        IReadOnlyList<StoredMessage> untold = now.Untold(since);
        if (SentCommands.Find(now.Answers.Span, draft.Command, since) is { } id
            && await pages.FindAsync(draft.Pair, now, id, cancellationToken) is { } chunk)
        {
            return (null, new Written(now, chunk.LastUpTo(id), untold, HasRead: false));
        }

        await ListAsync(draft.Pair, now, cancellationToken);
        Conversation open = now.IsFull ? await store.SealAsync(draft.Pair, now, cancellationToken) : now;
        StoredMessage message = new(MessageIds.After(now.Last?.Id ?? default, ids.New()), draft.ByHigh, draft.Text);
        Conversation next = Add(open, draft, message) with { Answers = SentCommands.Add(now.Answers, draft.Command, message.Id, since) };
        return (next, new Written(next, message, [.. untold, message], now.Unread(draft.ByHigh) > 0));
    }

    private async ValueTask ListAsync(Pair pair, Conversation now, CancellationToken cancellationToken)
    {
        if (!now.Low.IsListed)
            await lists.AddAsync(pair.Low, pair.High, cancellationToken);
        if (!now.High.IsListed)
            await lists.AddAsync(pair.High, pair.Low, cancellationToken);
    }

    private static Conversation Add(Conversation open, Draft draft, StoredMessage message)
    {
        Conversation next = open.With(message);
        Member sender = next.Member(draft.ByHigh) with { Name = draft.Sender.Username, IsAdmin = draft.ByAdmin, IsFormer = false };
        next = next.With(draft.ByHigh, sender);
        return next with { Low = next.Low with { IsListed = true }, High = next.High with { IsListed = true } };
    }
}
