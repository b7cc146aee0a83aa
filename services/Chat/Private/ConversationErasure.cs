using BlazingSun.Chat.People;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform;

namespace BlazingSun.Chat.Private;

/// <summary>
/// Takes what a removed user wrote out of all conversations, and the name. The messages' places stay, so counts and cursors of the other
/// one stay right. A conversation that both have left goes altogether.
/// </summary>
internal sealed class ConversationErasure(ConversationLists lists, ConversationStore store) : IUserRemoval
{
    private const int Tries = 5;

    public async ValueTask RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        foreach (UserId with in await lists.AllAsync(user, cancellationToken))
            await EraseAsync(Pair.Of(user, with), user, cancellationToken);
        await lists.RemoveAsync(user, cancellationToken);
    }

    private async ValueTask EraseAsync(Pair pair, UserId user, CancellationToken cancellationToken)
    {
        bool high = pair.IsHigh(user);
        Conversation erased = await InsistAsync(() => store.ChangeAsync(pair, DecideAsync, cancellationToken));
        for (int number = 0; number < erased.Chunks && !erased.IsOver; number++)
            await InsistAsync(() => store.EraseChunkAsync(pair, number, high, cancellationToken));
        if (erased.IsOver)
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

    // Of many calls one or the other fails; that must not lead back to the first.
    private static async ValueTask<T> InsistAsync<T>(Func<ValueTask<T>> step)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await step();
            }
            catch (DependencyUnavailableException) when (attempt < Tries)
            {
                // Once more.
            }
        }
    }
}
