using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Friends;
using BlazingSun.Chat.People;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Presence;

namespace BlazingSun.Chat.Private;

/// <summary>Lists a user's conversations, with the presence of those who are friends.</summary>
internal sealed class ListConversationsHandler(
    ConversationLists lists, Friendships friendships, PeopleDirectory people, IPresenceReader presence, ChatOutlet outlet)
    : IChatHandler<ListConversations>
{
    public async ValueTask<Refusal?> HandleAsync(ChatRequest request, ListConversations command, CancellationToken deadline)
    {
        UserId viewer = request.Caller.UserId;
        IReadOnlyList<(UserId With, Conversation Conversation)> all = await lists.ReadAsync(viewer, deadline);
        UserId[] others = [.. all.Select(item => item.With)];
        IReadOnlyDictionary<UserId, string> names = await people.NamesAsync(others, deadline);
        IReadOnlyDictionary<UserId, UserPresence> present = await PresenceAsync(viewer, others, deadline);
        ConversationsFrame frame = new(
        [
            .. all.Select(item => Item(viewer, item.With, item.Conversation) with
            {
                Username = names.GetValueOrDefault(item.With) ?? PrivateFrames.Former,
                Presence = present.GetValueOrDefault(item.With) ?? UserPresence.Unknown,
            }),
        ]);
        await outlet.ReplyAsync(request, frame, deadline);
        return null;
    }

    private static ConversationItem Item(UserId viewer, UserId with, Conversation conversation)
    {
        Pair pair = Pair.Of(viewer, with);
        PrivateMessage? last = conversation.Last is { } message ? PrivateFrames.Beginning(pair, conversation, message) : null;
        return new ConversationItem(with, "", last, conversation.Unread(pair.IsHigh(viewer)), UserPresence.Unknown);
    }

    private async ValueTask<IReadOnlyDictionary<UserId, UserPresence>> PresenceAsync(
        UserId viewer, IReadOnlyList<UserId> others, CancellationToken cancellationToken)
    {
        UserId[] friends = [.. others.Intersect(await friendships.FriendsOfAsync(viewer, cancellationToken))];
        IReadOnlyList<UserPresence> present = await presence.GetAsync(friends, cancellationToken);
        return friends.Zip(present).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
