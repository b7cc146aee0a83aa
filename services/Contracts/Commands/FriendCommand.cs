using BlazingSun.Contracts.Ids;

namespace BlazingSun.Contracts.Commands;

/// <summary>Somebody, named by exactly one of id and name.</summary>
public sealed record PersonRef(UserId? UserId, string? Username);

/// <summary>A command about one other person.</summary>
public abstract record FriendCommand(PersonRef Person) : ChatCommand;

/// <summary>Asks for friendship; where the other one asked already, that is its acceptance.</summary>
public sealed record RequestFriend(PersonRef Person) : FriendCommand(Person);

/// <summary>Accepts the other one's request.</summary>
public sealed record AcceptFriend(PersonRef Person) : FriendCommand(Person);

/// <summary>Declines the other one's request, or takes the own one back.</summary>
public sealed record DeclineFriend(PersonRef Person) : FriendCommand(Person);

/// <summary>Ends a friendship.</summary>
public sealed record RemoveFriend(PersonRef Person) : FriendCommand(Person);

/// <summary>Ends a friendship, and hears nothing of the other one any more. The other one is not told.</summary>
public sealed record BlockUser(PersonRef Person) : FriendCommand(Person);

/// <summary>Takes a block back.</summary>
public sealed record UnblockUser(PersonRef Person) : FriendCommand(Person);

/// <summary>The sender's friends, requests and blocks.</summary>
public sealed record ListFriends : ChatCommand;
