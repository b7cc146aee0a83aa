using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>Moves the cursors up to which people have read.</summary>
internal sealed class ReadMarker(ConversationStore store, ConversationPages pages)
{
    /// <summary>All up to a message is read; what is not there yet is not. A cursor never moves back.</summary>
    /// <returns>The conversation as it is from now on, and whether the reader's cursor has moved.</returns>
    public ValueTask<(Conversation Now, bool HasMoved)> MarkAsync(
        Pair pair, UserId reader, MessageId upTo, CancellationToken cancellationToken)
    {
        bool high = pair.IsHigh(reader);
        return store.ChangeAsync<(Conversation, bool)>(pair, DecideAsync, cancellationToken);

        async ValueTask<(Conversation?, (Conversation, bool))> DecideAsync(Conversation now)
        {
            Member member = now.Member(high);
            if (await pages.FindAsync(pair, now, upTo, cancellationToken) is not { } chunk || !chunk.LastUpTo(upTo).IsAfter(member.ReadUpTo))
                return (null, (now, false));
            MessageId cursor = chunk.LastUpTo(upTo).Id;
            Conversation next = now.With(high, member with { ReadUpTo = cursor, Read = chunk.SentUpTo(!high, cursor) });
            return (next, (next, true));
        }
    }
}
