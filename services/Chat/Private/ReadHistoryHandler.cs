using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;

namespace BlazingSun.Chat.Private;

/// <summary>Shows pages of conversations; also of those with former friends.</summary>
internal sealed class ReadHistoryHandler(ConversationStore store, ConversationPages pages, ReadReceipts receipts, ChatOutlet outlet) : IChatHandler<ReadHistory>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, ReadHistory command, CancellationToken deadline)
    {
        if (HistoryPage.Refuse(command.Limit) is { } refusal)
            return refusal;
        int limit = command.Limit ?? HistoryPage.DefaultLimit;
        Pair pair = Pair.Of(request.Caller.UserId, command.WithUserId);
        Conversation now = await store.ReadAsync(pair, deadline);
        (IReadOnlyList<StoredMessage> messages, bool hasMore) = await pages.ReadAsync(pair, now, command.Before, limit, deadline);
        bool high = pair.IsHigh(request.Caller.UserId);
        HistoryFrame frame = new(
            command.WithUserId,
            [.. messages.Select(message => PrivateFrames.Message(pair, now, message))],
            hasMore,
            now.Member(high).ReadUpTo,
            await receipts.AreSharedAsync(pair, now, deadline) ? now.Member(!high).ReadUpTo : null);
        await outlet.ReplyAsync(request, frame, deadline);
        return null;
    }
}
