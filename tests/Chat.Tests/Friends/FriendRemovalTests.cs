using BlazingSun.Chat.People;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Friends;

/// <summary>What remains of a user whose account was removed.</summary>
public sealed class FriendRemovalTests : FriendsTests
{
    [Fact]
    public async Task A_removed_user_is_in_nobodys_list_and_the_friends_are_told()
    {
        await ArriveAsync(Alice, Bob, Carol, Admin);
        await BefriendAsync(Alice, Bob);
        await AskAsync(Alice, new RequestFriend(Ref(Carol)));
        await AskAsync(Admin, new BlockUser(Ref(Alice)));

        await Chat.TellAsync(EventTypes.UserDeleted, new UserConnection(Alice.UserId));

        await Chat.Heard.FrameAsync(Bob.UserId, "chat.event.friend_removed");
        await Chat.Heard.FrameAsync(Carol.UserId, "chat.event.friend_declined");
        foreach (Caller each in (Caller[])[Bob, Carol, Admin])
            Assert.Equal("friends:  | incoming:  | outgoing:  | blocked: ", await ListAsync(each));
        Assert.DoesNotContain(TypesOf(Admin), type => type != "user_blocked");
        Assert.Equal("USER_NOT_FOUND", (await AskAsync(Bob, new RequestFriend(Ref(Alice))))["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task News_of_a_removal_that_comes_twice_changes_nothing_more()
    {
        await ArriveAsync(Alice, Bob);
        await BefriendAsync(Alice, Bob);
        IUserRemoval removal = Assert.Single(Chat.Services.GetServices<IUserRemoval>(), each => each.GetType().Name == "FriendRemoval");

        await removal.RemoveAsync(Alice.UserId, Token);
        await removal.RemoveAsync(Alice.UserId, Token);

        await Chat.Heard.FrameAsync(Bob.UserId, "chat.event.friend_removed");
        await ListAsync(Bob);
        Assert.Single(TypesOf(Bob), "friend_removed");
    }
}
