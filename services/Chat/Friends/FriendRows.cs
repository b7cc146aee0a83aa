namespace BlazingSun.Chat.Friends;

/// <summary>A row of the table of relations.</summary>
internal sealed record RelationRow
{
    public long UserId { get; init; }
    public Relation Relation { get; init; }
    public bool IsBlocked { get; init; }
    public long ChangedAt { get; init; }
    public Side Side => new(Relation, IsBlocked);
}

/// <summary>A row of the table of answers.</summary>
internal sealed record AnswerRow
{
    public News OwnNews { get; init; }
    public News OtherNews { get; init; }
    public bool IsTold { get; init; }
    public FriendOutcome Outcome => new(OwnNews, OtherNews, IsTold);
}

/// <summary>All that is read before a command is decided.</summary>
internal sealed record FriendState(RelationRow? Own, RelationRow? Other, FriendCounts Counts, FriendOutcome? Answer)
{
    public Pair Pair => new(Own?.Side ?? Side.Stranger, Other?.Side ?? Side.Stranger);
}
