using BlazingSun.Chat.Friends;
using BlazingSun.Chat.People;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>
/// Who may write to whom: friends; an admin to anyone; and anyone answers an admin who wrote to them, unless that admin blocked them.
/// Whoever is blocked hears the same as a stranger.
/// </summary>
internal sealed class WritingRules(Friendships friendships, PeopleDirectory people, ConversationStore conversations, TimeProvider time)
{
    /// <returns>Why not; null = may.</returns>
    public async ValueTask<ErrorCode?> RefuseAsync(Draft draft, CancellationToken cancellationToken)
    {
        (UserId sender, UserId recipient) = (draft.Sender.UserId, draft.Recipient);
        if (sender == recipient)
            return ErrorCode.NOT_FRIENDS;
        if (await friendships.AreFriendsAsync(sender, recipient, cancellationToken))
            return null;
        if (!draft.ByAdmin && await IsAnswerAsync(draft, cancellationToken))
            return null;
        if (await people.FindAsync(new PersonRef(recipient, null), cancellationToken) is null)
            return ErrorCode.USER_NOT_FOUND;
        return draft.ByAdmin ? null : ErrorCode.NOT_FRIENDS;
    }

    // Also the answer to a command that was carried out while they were friends.
    private async ValueTask<bool> IsAnswerAsync(Draft draft, CancellationToken cancellationToken)
    {
        Conversation conversation = await conversations.ReadAsync(draft.Pair, cancellationToken);
        bool blocked = await friendships.HasBlockedAsync(draft.Recipient, draft.Sender.UserId, cancellationToken);
        DateTimeOffset since = time.GetUtcNow() - Limits.AnswersKept;
        return (conversation.Member(!draft.ByHigh).IsAdmin && !blocked)
            || SentCommands.Find(conversation.Answers.Span, draft.Command, since) is not null;
    }
}
