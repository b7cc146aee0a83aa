using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>Counts what a user has not read, over all listed conversations.</summary>
internal sealed class CountUnreadHandler(ConversationLists lists, ChatOutlet outlet) : IChatHandler<CountUnread>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, CountUnread command, CancellationToken deadline)
    {
        UserId viewer = request.Caller.UserId;
        IReadOnlyList<(UserId With, Conversation Conversation)> all = await lists.ReadAsync(viewer, deadline);
        int unread = all.Sum(item => item.Conversation.Unread(Pair.Of(viewer, item.With).IsHigh(viewer)));
        await outlet.UnreadAsync(request, unread, deadline);
        return null;
    }
}
