using BlazingSun.Chat.Commands;
using BlazingSun.Chat.People;
using BlazingSun.Contracts.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Friends;

/// <summary>Friendship: requests, friends, blocks.</summary>
internal static class FriendsFeature
{
    public static IServiceCollection AddFriends(this IServiceCollection services) => services
        .AddSingleton<Friendships>()
        .AddSingleton<FriendStore>()
        .AddSingleton<FriendTelling>()
        .AddSingleton<FriendCommands>()
        .AddChatHandler<RequestFriend, FriendCommands>()
        .AddChatHandler<AcceptFriend, FriendCommands>()
        .AddChatHandler<DeclineFriend, FriendCommands>()
        .AddChatHandler<RemoveFriend, FriendCommands>()
        .AddChatHandler<BlockUser, FriendCommands>()
        .AddChatHandler<UnblockUser, FriendCommands>()
        .AddSingleton<FriendLists>()
        .AddChatHandler<ListFriends, FriendLists>()
        .AddSingleton<IUserRemoval, FriendRemoval>();
}
