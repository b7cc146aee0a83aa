using System.Diagnostics;
using BlazingSun.Chat.Commands;
using BlazingSun.Chat.Telling;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Presence;

namespace BlazingSun.Chat.Friends;

/// <summary>Tells two users what became of a command.</summary>
internal sealed class FriendTelling(ChatOutlet outlet, IPresenceReader presence)
{
    // No account has it. What nobody is to hear is sent all the same: how long a command takes says nothing of who blocked whom.
    private static UserId Nobody => default;

    /// <summary>To all sockets of both.</summary>
    public async ValueTask TellAsync(ChatRequest request, Person other, FriendOutcome outcome, CancellationToken cancellationToken)
    {
        Person own = new(request.Caller.UserId, request.Caller.Username);
        UserPresence[] seen = await PresenceAsync(own, other, outcome, cancellationToken);
        ChatFrame toOwn = FrameOf(outcome.Own, other, seen[1]);
        (UserId, ChatFrame) toOther = outcome.Other == News.None ? (Nobody, toOwn) : (other.UserId, FrameOf(outcome.Other, own, seen[0]));
        await outlet.TellAsync(request.Key, [(own.UserId, toOwn), toOther], cancellationToken, request.Cause);
    }

    /// <summary>To the socket that asked, and that asked before.</summary>
    public async ValueTask RepeatAsync(ChatRequest request, Person other, FriendOutcome outcome, CancellationToken cancellationToken)
    {
        UserPresence[] seen = await PresenceAsync(new(request.Caller.UserId, request.Caller.Username), other, outcome, cancellationToken);
        await outlet.ReplyAsync(request, FrameOf(outcome.Own, other, seen[1]), cancellationToken);
    }

    // Only friends see each other.
    private async ValueTask<UserPresence[]> PresenceAsync(Person own, Person other, FriendOutcome outcome, CancellationToken cancellationToken) =>
        outcome.Own == News.Added
            ? [.. await presence.GetAsync([own.UserId, other.UserId], cancellationToken)]
            : [UserPresence.Unknown, UserPresence.Unknown];

    private static ChatFrame FrameOf(News news, Person about, UserPresence presence) => news switch
    {
        News.RequestSent => new FriendRequested(about.UserId, about.Username, IsIncoming: false),
        News.RequestReceived => new FriendRequested(about.UserId, about.Username, IsIncoming: true),
        News.Added => new FriendAdded(about.UserId, about.Username, presence),
        News.Declined => new FriendDeclined(about.UserId),
        News.Removed => new FriendRemoved(about.UserId),
        News.Blocked => new UserBlocked(about.UserId, about.Username),
        News.Unblocked => new UserUnblocked(about.UserId),
        _ => throw new UnreachableException(news.ToString()),
    };
}
