using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Private;

/// <summary>One of the two of a conversation, as the conversation knows them.</summary>
internal sealed record Member
{
    /// <summary>As it was when the member last wrote; null = has not written, or the account was removed.</summary>
    public string? Name { get; init; }

    /// <summary>Messages that the member wrote.</summary>
    public int Sent { get; init; }

    /// <summary>Up to here the member has read.</summary>
    public MessageId? ReadUpTo { get; init; }

    /// <summary>The other one's messages up to there.</summary>
    public int Read { get; init; }

    /// <summary>Whether the conversation is in the member's list for certain.</summary>
    public bool IsListed { get; init; }

    /// <summary>Whether the member was an admin when they last wrote.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>Whether the account was removed, and nothing was written since.</summary>
    public bool IsFormer { get; init; }

    /// <summary>What is left when the account is removed: counts and cursor, for the other one's sake.</summary>
    public Member Erased() => new() { Sent = Sent, ReadUpTo = ReadUpTo, Read = Read, IsFormer = true };
}
