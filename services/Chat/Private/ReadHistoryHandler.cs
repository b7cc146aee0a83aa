using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;

namespace BlazingSun.Chat.Private;

/// <summary>Shows pages of conversations; also of those with former friends.</summary>
internal sealed class ReadHistoryHandler(ConversationStore store, ConversationPages pages, ChatOutlet outlet) : IChatHandler<ReadHistory>
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, ReadHistory command, CancellationToken deadline)
    {
        int limit = command.Limit ?? DefaultLimit;
        if (limit is < 1 or > MaxLimit)
            return new Refusal(ErrorCode.BAD_MESSAGE, $"limit is a number from 1 to {MaxLimit}.");
        Pair pair = Pair.Of(request.Caller.UserId, command.WithUserId);
        Conversation now = await store.ReadAsync(pair, deadline);
        (IReadOnlyList<StoredMessage> messages, bool hasMore) = await pages.ReadAsync(pair, now, command.Before, limit, deadline);
        bool high = pair.IsHigh(request.Caller.UserId);
        HistoryFrame frame = new(
            command.WithUserId,
            [.. messages.Select(message => PrivateFrames.Message(pair, now, message))],
            hasMore,
            now.Member(high).ReadUpTo,
            now.Member(!high).ReadUpTo);
        await outlet.ReplyAsync(request, frame, deadline);
        return null;
    }
}
