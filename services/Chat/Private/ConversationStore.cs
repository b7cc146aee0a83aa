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
    /// Puts the recent messages into a chunk. One that is there already is of somebody who did not come to save the conversation: it holds
    /// the first of these messages and is taken as it is.
    /// </summary>
    /// <returns>The conversation without those messages, to be saved over the one that was read.</returns>
    public async ValueTask<Conversation> SealAsync(Pair pair, Conversation conversation, CancellationToken cancellationToken)
    {
        MessageChunk chunk = conversation.RecentChunk();
        string key = pair.ChunkKey(conversation.Chunks);
        return await documents.SaveAsync(key, chunk, null, PrivateJson.Stored.MessageChunk, cancellationToken)
            ? conversation.Sealed(chunk)
            : conversation.Sealed(await ReadChunkAsync(pair, conversation.Chunks, cancellationToken)
                ?? throw new DependencyUnavailableException(StateStores.Documents, "a chunk came and went"));
    }

    /// <summary>Writes a full conversation's chunk without what was erased, in place of any that is there.</summary>
    public ValueTask SealErasedAsync(Pair pair, Conversation erased, CancellationToken cancellationToken) =>
        ReplaceChunkAsync(pair, erased.Chunks, _ => erased.RecentChunk(), cancellationToken);

    /// <summary>Takes what a member wrote out of a chunk.</summary>
    public ValueTask EraseChunkAsync(Pair pair, int number, bool high, CancellationToken cancellationToken) =>
        ReplaceChunkAsync(pair, number, chunk => chunk?.Erased(high), cancellationToken);

    /// <summary>Removes a conversation with its chunks.</summary>
    public async ValueTask RemoveAsync(Pair pair, Conversation conversation, CancellationToken cancellationToken)
    {
        for (int number = 0; number <= conversation.Chunks; number++)
            await documents.RemoveAsync(pair.ChunkKey(number), cancellationToken);
        await documents.RemoveAsync(pair.Key, cancellationToken);
    }

    private async ValueTask ReplaceChunkAsync(
        Pair pair, int number, Func<MessageChunk?, MessageChunk?> replace, CancellationToken cancellationToken)
    {
        for (int i = 0; i < Tries; i++)
        {
            (MessageChunk? now, string? version) =
                await documents.ReadAsync(pair.ChunkKey(number), PrivateJson.Stored.MessageChunk, cancellationToken);
            if (replace(now) is not { } next
                || await documents.SaveAsync(pair.ChunkKey(number), next, version, PrivateJson.Stored.MessageChunk, cancellationToken))
            {
                return;
            }
        }

        throw new DependencyUnavailableException(StateStores.Documents, "too many write to one chunk");
    }

    private ValueTask<bool> SaveAsync(Pair pair, Conversation conversation, string? version, CancellationToken cancellationToken) =>
        documents.SaveAsync(pair.Key, conversation with { SaveId = ids.New() }, version, PrivateJson.Stored.Conversation, cancellationToken);
}
