using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;

namespace BlazingSun.Chat.Tests.Friends;

/// <summary>How many people one may have.</summary>
public sealed class FriendLimitTests : FriendsTests
{
    private protected override IEnumerable<(string Key, string Value)> Settings => [("Chat:PeoplePerUser", "1")];

    [Fact]
    public async Task One_open_request_too_many_is_refused_with_the_limit_and_a_repeat_is_not()
    {
        await ArriveAsync(Alice, Bob, Carol);
        await AskAsync(Alice, new RequestFriend(Ref(Bob)));

        Refused("You may have 1 open requests at most. Take one back first.", await AskAsync(Alice, new RequestFriend(Ref(Carol))));
        await AskAsync(Alice, new RequestFriend(Ref(Bob)));
        await AskAsync(Alice, new DeclineFriend(Ref(Bob)));
        await AskAsync(Alice, new RequestFriend(Ref(Carol)));
        Assert.Equal("friends:  | incoming:  | outgoing: carol | blocked: ", await ListAsync(Alice));
    }

    [Fact]
    public async Task One_friend_too_many_is_refused_on_either_side()
    {
        await ArriveAsync(Alice, Bob, Carol);
        await BefriendAsync(Alice, Bob);
        await AskAsync(Carol, new RequestFriend(Ref(Alice)));
        await AskAsync(Bob, new RequestFriend(Ref(Carol)));

        Refused("You may have 1 friends at most.", await AskAsync(Alice, new AcceptFriend(Ref(Carol))));
        Refused("This user has as many friends as one may have: 1.", await AskAsync(Carol, new AcceptFriend(Ref(Bob))));
        Assert.Equal("friends: bob | incoming: carol | outgoing:  | blocked: ", await ListAsync(Alice));
    }

    [Fact]
    public async Task One_block_too_many_is_refused()
    {
        await ArriveAsync(Alice, Bob, Carol);
        await AskAsync(Alice, new BlockUser(Ref(Bob)));

        Refused("You may block 1 users at most. Take a block back first.", await AskAsync(Alice, new BlockUser(Ref(Carol))));
        Assert.Equal("friends:  | incoming:  | outgoing:  | blocked: bob", await ListAsync(Alice));
    }

    [Fact]
    public async Task Of_requests_from_others_the_newest_are_shown_and_none_is_refused()
    {
        await ArriveAsync(Alice, Bob, Carol);
        await AskAsync(Bob, new RequestFriend(Ref(Alice)));
        await Chat.PassAsync(TimeSpan.FromSeconds(1));
        await AskAsync(Carol, new RequestFriend(Ref(Alice)));

        Assert.Equal("friends:  | incoming: carol | outgoing:  | blocked: ", await ListAsync(Alice));
        await AskAsync(Alice, new DeclineFriend(Ref(Carol)));
        Assert.Equal("friends:  | incoming: bob | outgoing:  | blocked: ", await ListAsync(Alice));
    }

    private static void Refused(string why, JsonNode answer) =>
        Assert.Equal(("FORBIDDEN", why), (answer["code"]?.GetValue<string>(), answer["message"]?.GetValue<string>()));
}
