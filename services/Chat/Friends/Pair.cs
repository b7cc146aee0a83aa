namespace BlazingSun.Chat.Friends;

/// <summary>One of two users: how that one stands to the other.</summary>
internal readonly record struct Side(Relation Relation, bool IsBlocked)
{
    public static Side Stranger => default;

    public static Side Friend => new(Relation.Friends, false);
}

/// <summary>
/// Two users: who asks, and the other one. Both are friends or neither is. Who blocked the other one sees no request between them;
/// who asked sees the own request until it is answered or taken back, also where the other one never sees it.
/// </summary>
internal readonly record struct Pair(Side Own, Side Other)
{
    public static Pair Friends => new(Side.Friend, Side.Friend);
}

/// <summary>What one of two users is told. The numbers are stored.</summary>
internal enum News
{
    None = 0,
    RequestSent = 1,
    RequestReceived = 2,
    Added = 3,
    Declined = 4,
    Removed = 5,
    Blocked = 6,
    Unblocked = 7,
}
