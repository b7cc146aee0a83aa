using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>Finds messages in conversations, wherever they lie. Chunks are in order, so a far page costs few more reads than a near one.</summary>
internal sealed class ConversationPages(ConversationStore store)
{
    private readonly record struct Place(int Number, MessageChunk Chunk);

    /// <summary>The chunk with the last message up to an id; the recent messages count as one. Null when no message is that old.</summary>
    public async ValueTask<MessageChunk?> FindAsync(Pair pair, Conversation conversation, MessageId id, CancellationToken cancellationToken) =>
        await PlaceOfAsync(pair, conversation, id, cancellationToken) is { } place ? place.Chunk : null;

    /// <summary>The newest messages before one, or of all; and whether there are older ones.</summary>
    public async ValueTask<(IReadOnlyList<StoredMessage> Messages, bool HasMore)> ReadAsync(
        Pair pair, Conversation conversation, MessageId? before, int limit, CancellationToken cancellationToken)
    {
        List<StoredMessage> page = [];
        Place? place = before is { } id
            ? await PlaceOfAsync(pair, conversation, id, cancellationToken)
            : new Place(conversation.Chunks, conversation.RecentChunk());
        while (place is { } here && page.Count <= limit)
        {
            page.InsertRange(0, here.Chunk.Messages.Where(message => before is null || (message.Id != before && !message.IsAfter(before))));
            place = await AtAsync(pair, here.Number - 1, cancellationToken);
        }

        return HistoryPage.Newest(page, limit, message => message.Text);
    }

    private async ValueTask<Place?> PlaceOfAsync(Pair pair, Conversation conversation, MessageId id, CancellationToken cancellationToken)
    {
        if (conversation.RecentChunk() is var recent && recent.Reaches(id))
            return new Place(conversation.Chunks, recent);
        Place? found = null;
        (int low, int high) = (0, conversation.Chunks - 1);
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (await AtAsync(pair, middle, cancellationToken) is { } place && place.Chunk.Reaches(id))
                (found, low) = (place, middle + 1);
            else
                high = middle - 1;
        }

        return found;
    }

    private async ValueTask<Place?> AtAsync(Pair pair, int number, CancellationToken cancellationToken) =>
        number >= 0 && await store.ReadChunkAsync(pair, number, cancellationToken) is { } chunk ? new Place(number, chunk) : null;
}
