using BlazingSun.Chat.People;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>
/// Takes what a removed user wrote out of all conversations, and the name. The messages' places stay, so counts and cursors of the other
/// one stay right. A conversation that both have left goes altogether.
/// </summary>
internal sealed class ConversationErasure(ConversationLists lists, ConversationStore store) : IUserRemoval
{
    public async ValueTask RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        foreach (UserId with in await lists.AllAsync(user, cancellationToken))
            await EraseAsync(Pair.Of(user, with), user, cancellationToken);
        await lists.RemoveAsync(user, cancellationToken);
    }

    private async ValueTask EraseAsync(Pair pair, UserId user, CancellationToken cancellationToken)
    {
        bool high = pair.IsHigh(user);
        Conversation erased = await store.ChangeAsync(pair, DecideAsync, cancellationToken);
        bool isOver = erased.Low.IsFormer && erased.High.IsFormer;
        for (int number = 0; number < erased.Chunks && !isOver; number++)
            await store.EraseChunkAsync(pair, number, high, cancellationToken);
        if (isOver)
            await store.RemoveAsync(pair, erased, cancellationToken);

        async ValueTask<(Conversation?, Conversation)> DecideAsync(Conversation now)
        {
            Conversation next = now.Erased(high);
            // Whoever is about to seal these messages as they were finds them sealed.
            if (now.IsFull)
                await store.SealErasedAsync(pair, next, cancellationToken);
            return (now.Count == 0 ? null : next, next);
        }
    }
}
