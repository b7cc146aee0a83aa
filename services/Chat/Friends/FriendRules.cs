using System.Diagnostics;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Errors;

namespace BlazingSun.Chat.Friends;

/// <summary>
/// What each command does to two users. Every command may be repeated: what is so already is answered as if it were new, and the other one
/// hears nothing. What the sender is told depends on the own side and on the other one's wishes, never on whether the other one blocked.
/// </summary>
internal static class FriendRules
{
    public static FriendDecision Decide(Pair pair, FriendCommand command) => command switch
    {
        RequestFriend => Request(pair),
        AcceptFriend => Accept(pair),
        DeclineFriend => Decline(pair),
        RemoveFriend => Remove(pair),
        BlockUser => Block(pair),
        UnblockUser => new(pair with { Own = pair.Own with { IsBlocked = false } }, News.Unblocked),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    private static FriendDecision Request(Pair pair) => pair switch
    {
        { Own.IsBlocked: true } => FriendDecision.Refused(pair, ErrorCode.FORBIDDEN, "You blocked this user. Take the block back first."),
        { Own.Relation: Relation.Friends } => new(pair, News.Added),
        { Other.Relation: Relation.Outgoing } => new(Pair.Friends, News.Added, News.Added),
        { Other: { Relation: Relation.None, IsBlocked: false } } =>
            new(new Pair(new Side(Relation.Outgoing, false), new Side(Relation.Incoming, false)), News.RequestSent, News.RequestReceived),
        _ => new(pair with { Own = new Side(Relation.Outgoing, false) }, News.RequestSent),
    };

    private static FriendDecision Accept(Pair pair) => pair.Own.Relation switch
    {
        Relation.Friends => new(pair, News.Added),
        Relation.Incoming => new(Pair.Friends, News.Added, News.Added),
        _ => FriendDecision.Refused(pair, ErrorCode.NOT_FOUND, "This user has not asked you."),
    };

    private static FriendDecision Decline(Pair pair) => pair.Own.Relation switch
    {
        Relation.Friends => FriendDecision.Refused(pair, ErrorCode.NOT_FOUND, "There is no request between you and this user: you are friends."),
        Relation.Incoming => new(new Pair(Side.Stranger, Side.Stranger), News.Declined, News.Declined),
        Relation.Outgoing => TakeBack(pair, pair.Own with { Relation = Relation.None }, News.Declined),
        _ => new(pair, News.Declined),
    };

    private static FriendDecision Remove(Pair pair) => pair.Own.Relation == Relation.Friends
        ? new(new Pair(Side.Stranger, Side.Stranger), News.Removed, News.Removed)
        : new(pair, News.Removed);

    private static FriendDecision Block(Pair pair)
    {
        Side blocking = new(Relation.None, IsBlocked: true);
        return pair.Own.Relation switch
        {
            Relation.Friends => new(new Pair(blocking, Side.Stranger), News.Blocked, News.Removed),
            Relation.Outgoing => TakeBack(pair, blocking, News.Blocked),

            // A request of the other one stays with that one, as if it were never answered.
            _ => new(pair with { Own = blocking }, News.Blocked),
        };
    }

    private static FriendDecision TakeBack(Pair pair, Side own, News news) => pair.Other.Relation == Relation.Incoming
        ? new(new Pair(own, Side.Stranger), news, News.Declined)
        : new(pair with { Own = own }, news);
}
