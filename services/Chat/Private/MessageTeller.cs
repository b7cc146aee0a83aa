using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>Tells both what was written; never before it is saved.</summary>
internal sealed class MessageTeller(ChatOutlet outlet, ToldMessages told)
{
    /// <summary>So many messages of the conversation have been told from here.</summary>
    public int ToldOf(Pair pair) => told.Of(pair);

    public ValueTask RejectAsync(ChatRequest request, UserId recipient, Refusal refusal, CancellationToken cancellationToken) =>
        outlet.ReplyAsync(request, new MessageRejected(refusal.Code, recipient, refusal.Message), cancellationToken);

    /// <summary>Tells a message, and those before it that somebody left untold. What was told before, only the sender hears again.</summary>
    public async ValueTask TellAsync(ChatRequest request, Pair pair, Written written, CancellationToken cancellationToken)
    {
        foreach (StoredMessage message in written.Untold.Where(message => message.Id != written.Message.Id))
            await outlet.TellAsync(request.Key, PrivateFrames.ForBoth(FrameOf(message)), cancellationToken);
        PrivateMessage own = FrameOf(written.Message);
        if (written.Untold.Contains(written.Message))
            await outlet.TellAsync(request.Key, [.. PrivateFrames.ForBoth(own), .. Receipt(own, written)], cancellationToken, request.Cause);
        else
            await outlet.ReplyAsync(request, PrivateFrames.Sent(own), cancellationToken);
        told.Set(pair, written.Conversation.Count);

        PrivateMessage FrameOf(StoredMessage message) => PrivateFrames.Message(pair, written.Conversation, message);
    }

    private static IEnumerable<(UserId User, ChatFrame Frame)> Receipt(PrivateMessage own, Written written)
    {
        if (!written.HasRead)
            return [];
        MessagesRead read = new(own.SenderId, own.RecipientId, own.MessageId);
        return [(own.SenderId, read), (own.RecipientId, read)];
    }
}
