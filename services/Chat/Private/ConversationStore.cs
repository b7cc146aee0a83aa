using BlazingSun.Contracts.Ids;
using BlazingSun.Platform;
using BlazingSun.Platform.State;

namespace BlazingSun.Chat.Private;

/// <summary>Loads and changes conversations. Who writes at the same moment as another reads again and decides again.</summary>
internal sealed class ConversationStore(Documents documents, IIdSource ids)
{
    private const int Tries = 16;
    private const int AtOnce = 16;

    /// <summary>The conversation; an empty one where nothing was ever written.</summary>
    public async ValueTask<Conversation> ReadAsync(Pair pair, CancellationToken cancellationToken) =>
        (await documents.ReadAsync(pair.Key, PrivateJson.Stored.Conversation, cancellationToken)).Value ?? new Conversation();

    /// <summary>Likewise, for many, in their order.</summary>
    public async ValueTask<IReadOnlyList<Conversation>> ReadAsync(IEnumerable<Pair> pairs, CancellationToken cancellationToken)
    {
        List<Conversation> all = [];
        foreach (Pair[] some in pairs.Chunk(AtOnce))
            all.AddRange(await Task.WhenAll(some.Select(pair => ReadAsync(pair, cancellationToken).AsTask())));
        return all;
    }

    /// <summary>Changes a conversation as decided on what is stored: perhaps several times, until nobody else writes in between.</summary>
    /// <param name="pair">Whose.</param>
    /// <param name="decide">What is saved, null = nothing; and the result.</param>
    /// <param name="cancellationToken">Ends the wait; whether it was changed is then not known.</param>
    public async ValueTask<TResult> ChangeAsync<TResult>(
        Pair pair, Func<Conversation, ValueTask<(Conversation? Next, TResult Result)>> decide, CancellationToken cancellationToken)
    {
        for (int i = 0; i < Tries; i++)
        {
            (Conversation? now, string? version) = await documents.ReadAsync(pair.Key, PrivateJson.Stored.Conversation, cancellationToken);
            (Conversation? next, TResult result) = await decide(now ?? new Conversation());
            if (next is null || await SaveAsync(pair, next, version, cancellationToken))
                return result;
        }

        throw new DependencyUnavailableException(StateStores.Documents, "too many write to one conversation");
    }

    /// <summary>A chunk of older messages; null when there is none such.</summary>
    public async ValueTask<MessageChunk?> ReadChunkAsync(Pair pair, int number, CancellationToken cancellationToken) =>
        (await documents.ReadAsync(pair.ChunkKey(number), PrivateJson.Stored.MessageChunk, cancellationToken)).Value;

    /// <summary>
    /// Puts the recent messages into a chunk. One that begins with the same messages is of somebody who did not come to save the
    /// conversation, and is taken as it is: something may have been erased from it. Any other is of a conversation that is removed.
    /// </summary>
    /// <returns>The conversation without those messages, to be saved over the one that was read.</returns>
    public async ValueTask<Conversation> SealAsync(Pair pair, Conversation conversation, CancellationToken cancellationToken)
    {
        MessageChunk chunk = conversation.RecentChunk();
        await ReplaceChunkAsync(
            pair, conversation.Chunks, now => now is not null && chunk.BeginsWith(now) ? Take(now) : chunk, cancellationToken);
        return conversation.Sealed(chunk);

        MessageChunk? Take(MessageChunk now)
        {
            chunk = now;
            return null;
        }
    }

    /// <summary>Writes a full conversation's chunk without what was erased, in place of any that is there.</summary>
    public async ValueTask SealErasedAsync(Pair pair, Conversation erased, CancellationToken cancellationToken) =>
        await ReplaceChunkAsync(pair, erased.Chunks, _ => erased.RecentChunk(), cancellationToken);

    /// <summary>Takes what a member wrote out of a chunk.</summary>
    /// <returns>False when there is no such chunk.</returns>
    public async ValueTask<bool> EraseChunkAsync(Pair pair, int number, bool high, CancellationToken cancellationToken) =>
        await ReplaceChunkAsync(pair, number, chunk => chunk?.Erased(high), cancellationToken);

    /// <summary>Removes a conversation that is over, with its chunks.</summary>
    public async ValueTask RemoveAsync(Pair pair, Conversation conversation, CancellationToken cancellationToken)
    {
        for (int number = 0; number <= conversation.Chunks; number++)
            await documents.RemoveAsync(pair.ChunkKey(number), cancellationToken);
        (Conversation? now, string? version) = await documents.ReadAsync(pair.Key, PrivateJson.Stored.Conversation, cancellationToken);
        if (now is { IsOver: true })
            await documents.RemoveAsync(pair.Key, version!, cancellationToken);
    }

    private async ValueTask<bool> ReplaceChunkAsync(
        Pair pair, int number, Func<MessageChunk?, MessageChunk?> replace, CancellationToken cancellationToken)
    {
        for (int i = 0; i < Tries; i++)
        {
            (MessageChunk? now, string? version) =
                await documents.ReadAsync(pair.ChunkKey(number), PrivateJson.Stored.MessageChunk, cancellationToken);
            if (replace(now) is not { } next)
                return false;
            if (await documents.SaveAsync(pair.ChunkKey(number), next, version, PrivateJson.Stored.MessageChunk, cancellationToken))
                return true;
        }

        throw new DependencyUnavailableException(StateStores.Documents, "too many write to one chunk");
    }

    private ValueTask<bool> SaveAsync(Pair pair, Conversation conversation, string? version, CancellationToken cancellationToken) =>
        documents.SaveAsync(pair.Key, conversation with { SaveId = ids.New() }, version, PrivateJson.Stored.Conversation, cancellationToken);
}
