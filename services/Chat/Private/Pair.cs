using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>The two of a conversation, the smaller id first.</summary>
internal readonly record struct Pair(UserId Low, UserId High)
{
    /// <summary>The conversation's key in the store.</summary>
    public string Key => $"chat:{Low}:{High}";

    public static Pair Of(UserId one, UserId other) => one.Value <= other.Value ? new(one, other) : new(other, one);

    /// <summary>The key of a chunk of its older messages.</summary>
    public string ChunkKey(int number) => $"{Key}:{number}";

    public bool IsHigh(UserId user) => user == High;

    public UserId Other(UserId user) => user == Low ? High : Low;
}
