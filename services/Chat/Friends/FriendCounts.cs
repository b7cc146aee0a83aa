using BlazingSun.Contracts.Errors;

namespace BlazingSun.Chat.Friends;

/// <summary>How many people the two have already.</summary>
internal sealed record FriendCounts
{
    public long Outgoing { get; init; }
    public long Friends { get; init; }
    public long Blocked { get; init; }
    public long OthersFriends { get; init; }

    /// <summary>Why the step would make one of them have too many.</summary>
    public Refusal? Check(Pair before, Pair after, int most)
    {
        bool befriends = after.Own.Relation == Relation.Friends && before.Own.Relation != Relation.Friends;
        bool asks = after.Own.Relation == Relation.Outgoing && before.Own.Relation != Relation.Outgoing;
        bool blocks = after.Own.IsBlocked && !before.Own.IsBlocked;
        return this switch
        {
            _ when befriends && Friends >= most => Full($"You may have {most} friends at most."),
            _ when befriends && OthersFriends >= most => Full($"This user has as many friends as one may have: {most}."),
            _ when asks && Outgoing >= most => Full($"You may have {most} open requests at most. Take one back first."),
            _ when blocks && Blocked >= most => Full($"You may block {most} users at most. Take a block back first."),
            _ => null,
        };
    }

    private static Refusal Full(string why) => new(ErrorCode.FORBIDDEN, why);
}
