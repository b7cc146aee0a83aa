using BlazingSun.Chat.Friends;

namespace BlazingSun.Chat.Private;

/// <summary>Who may know how far the other one has read: friends, and the two of a conversation in which an admin writes.</summary>
internal sealed class ReadReceipts(Friendships friendships)
{
    public async ValueTask<bool> AreSharedAsync(Pair pair, Conversation conversation, CancellationToken cancellationToken) =>
        conversation.Low.IsAdmin || conversation.High.IsAdmin || await friendships.AreFriendsAsync(pair.Low, pair.High, cancellationToken);
}
