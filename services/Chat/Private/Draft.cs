using BlazingSun.Chat.Commands;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>A message that is not in the conversation yet.</summary>
/// <param name="Sender">Who writes.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="Text">Fit to be shown.</param>
/// <param name="Command">By it a repeat is known: the client's id, or that of the delivery.</param>
internal sealed record Draft(Caller Sender, UserId Recipient, string Text, ulong Command)
{
    public Pair Pair => Pair.Of(Sender.UserId, Recipient);

    public bool ByHigh => Pair.IsHigh(Sender.UserId);

    public bool ByAdmin => Sender.IsAdmin;

    public static Draft Of(ChatRequest request, UserId recipient, string text) => new(
        request.Caller, recipient, text, CommandKey.Of(request.Caller.UserId, request.CorrelationId ?? request.EventId.ToString("N")));
}

/// <summary>What became of a draft.</summary>
/// <param name="Conversation">As it is now.</param>
/// <param name="Message">The message; where the draft was written before, that of then.</param>
/// <param name="Untold">Messages that are still to be told, in order; perhaps with this one at the end.</param>
/// <param name="HasRead">Whether its writer has read something by writing.</param>
internal sealed record Written(Conversation Conversation, StoredMessage Message, IReadOnlyList<StoredMessage> Untold, bool HasRead);
