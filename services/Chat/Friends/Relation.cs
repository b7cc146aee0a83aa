namespace BlazingSun.Chat.Friends;

/// <summary>How one user stands to another, as that user sees it. The numbers are stored.</summary>
internal enum Relation
{
    None = 0,

    /// <summary>The user asked the other one for friendship.</summary>
    Outgoing = 1,

    /// <summary>The other one asked the user.</summary>
    Incoming = 2,

    /// <summary>They are friends; so it is with the other one.</summary>
    Friends = 3,
}
