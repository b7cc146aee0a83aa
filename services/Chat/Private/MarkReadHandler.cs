using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>Notes what people have read, and tells both. Where that is nothing new, only whoever asked with an id hears of it.</summary>
internal sealed class MarkReadHandler(ReadMarker marker, ChatOutlet outlet) : IChatHandler<MarkRead>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, MarkRead command, CancellationToken deadline)
    {
        (UserId reader, UserId other) = (request.Caller.UserId, command.WithUserId);
        (MessageId? cursor, bool hasMoved) = await marker.MarkAsync(Pair.Of(reader, other), reader, command.UpTo, deadline);
        if (cursor is not { } upTo)
            return null;
        MessagesRead frame = new(reader, other, upTo);
        if (hasMoved)
            await outlet.TellAsync(request.Key, [(reader, frame), (other, frame)], deadline, request.Cause);
        else if (request.CorrelationId is not null)
            await outlet.ReplyAsync(request, frame, deadline);
        return null;
    }
}
