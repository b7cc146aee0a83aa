using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>Notes what people have read, and tells those who may know. Where that is nothing new, only whoever asked with an id hears of it.</summary>
internal sealed class MarkReadHandler(ReadMarker marker, ReadReceipts receipts, ChatOutlet outlet) : IChatHandler<MarkRead>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, MarkRead command, CancellationToken deadline)
    {
        (UserId reader, UserId other) = (request.Caller.UserId, command.WithUserId);
        Pair pair = Pair.Of(reader, other);
        (Conversation now, bool hasMoved) = await marker.MarkAsync(pair, reader, command.UpTo, deadline);
        MessagesRead frame = new(reader, other, now.Member(pair.IsHigh(reader)).ReadUpTo);
        if (hasMoved)
            await TellAsync(request, frame, await receipts.AreSharedAsync(pair, now, deadline), deadline);
        else if (request.CorrelationId is not null)
            await outlet.ReplyAsync(request, frame, deadline);
        return null;
    }

    private ValueTask TellAsync(ChatRequest request, MessagesRead frame, bool isShared, CancellationToken deadline) => outlet.TellAsync(
        request.Key, isShared ? [(frame.ReaderId, frame), (frame.WithUserId, frame)] : [(frame.ReaderId, frame)], deadline, request.Cause);
}
