using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Friends;

/// <summary>Friendship: requests, friends, blocks.</summary>
internal static class FriendsFeature
{
    public static IServiceCollection AddFriends(this IServiceCollection services) => services
        .AddSingleton<Friendships>();
}
