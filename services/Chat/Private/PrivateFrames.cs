using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>Private messages as people see them.</summary>
internal static class PrivateFrames
{
    /// <summary>The name of a user whose account was removed.</summary>
    public const string Former = "former user";

    private const int BeginningLength = 100;

    public static PrivateMessage Message(Pair pair, Conversation conversation, StoredMessage message)
    {
        (UserId sender, UserId recipient) = message.ByHigh ? (pair.High, pair.Low) : (pair.Low, pair.High);
        string name = conversation.Member(message.ByHigh).Name ?? Former;
        return new PrivateMessage(message.Id, sender, name, recipient, message.Text, message.SentAt());
    }

    /// <summary>With no more of its text than a list shows.</summary>
    public static PrivateMessage Beginning(Pair pair, Conversation conversation, StoredMessage message)
    {
        PrivateMessage whole = Message(pair, conversation, message);
        if (whole.Content.Length <= BeginningLength)
            return whole;
        int length = char.IsHighSurrogate(whole.Content[BeginningLength - 1]) ? BeginningLength - 1 : BeginningLength;
        return whole with { Content = $"{whole.Content[..length]}…" };
    }

    public static MessageSent Sent(PrivateMessage message) => new(
        message.MessageId, message.SenderId, message.SenderName, message.RecipientId, message.Content, message.SentAt);

    /// <summary>For the sender's sockets and for the recipient's.</summary>
    public static IReadOnlyList<(UserId User, ChatFrame Frame)> ForBoth(PrivateMessage message) =>
    [
        (message.SenderId, Sent(message)),
        (message.RecipientId, new MessageReceived(
            message.MessageId, message.SenderId, message.SenderName, message.RecipientId, message.Content, message.SentAt)),
    ];
}
