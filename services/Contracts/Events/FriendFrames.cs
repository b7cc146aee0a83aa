using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Events;

/// <summary>The viewer's people. Blocked are those whom the viewer blocked; who blocked the viewer is never told.</summary>
public sealed record FriendsFrame(
    IReadOnlyList<PresentPerson> Friends, IReadOnlyList<Person> Incoming, IReadOnlyList<Person> Outgoing, IReadOnlyList<Person> Blocked)
    : ChatFrame;

/// <summary>A request for friendship between the viewer and the user that is named.</summary>
/// <param name="UserId">The other one.</param>
/// <param name="Username">The other one's name.</param>
/// <param name="IsIncoming">True when the other one asks.</param>
public sealed record FriendRequested(UserId UserId, string Username, bool IsIncoming) : ChatFrame;

/// <summary>The viewer and the user are friends from now on.</summary>
public sealed record FriendAdded(UserId UserId, string Username, UserPresence Presence) : ChatFrame;

/// <summary>The request between the viewer and the user is gone.</summary>
public sealed record FriendDeclined(UserId UserId) : ChatFrame;

/// <summary>The viewer and the user are friends no more.</summary>
public sealed record FriendRemoved(UserId UserId) : ChatFrame;

/// <summary>The viewer blocked the user.</summary>
public sealed record UserBlocked(UserId UserId, string Username) : ChatFrame;

/// <summary>The viewer took a block back.</summary>
public sealed record UserUnblocked(UserId UserId) : ChatFrame;
