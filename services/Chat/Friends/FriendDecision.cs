using BlazingSun.Contracts.Errors;

namespace BlazingSun.Chat.Friends;

/// <summary>What comes of a command: how the two stand then, and what each of them is told.</summary>
internal sealed record FriendDecision(Pair After, News Own, News Other = News.None)
{
    /// <summary>Why not; what is said besides is nothing then.</summary>
    public Refusal? Refusal { get; private init; }

    public static FriendDecision Refused(Pair pair, ErrorCode code, string why) => new(pair, News.None) { Refusal = new Refusal(code, why) };
}
