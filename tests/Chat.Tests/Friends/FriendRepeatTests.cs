using System.Text.Json.Nodes;
using BlazingSun.Chat.Friends;
using BlazingSun.Contracts;
using BlazingSun.Contracts.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Friends;

/// <summary>Commands that come twice.</summary>
public sealed class FriendRepeatTests : FriendsTests
{
    [Fact]
    public async Task A_command_that_comes_twice_is_carried_out_once_and_its_sender_alone_is_answered_again()
    {
        await ArriveAsync(Alice, Bob);
        JsonNode first = await AskAsync(Alice, new RequestFriend(Ref(Bob)), "once");
        await AskAsync(Bob, new DeclineFriend(Ref(Alice)));

        await Chat.SendAsync(Alice, new RequestFriend(Ref(Bob)), "once");

        JsonNode again = await Chat.Heard.ReplyAsync("once");
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal("friends:  | incoming:  | outgoing:  | blocked: ", await ListAsync(Alice));
        Assert.Equal(["friend_requested", "friend_declined"], TypesOf(Bob));
    }

    [Fact]
    public async Task What_both_were_not_told_a_repeat_tells_both()
    {
        await ArriveAsync(Alice, Bob);
        FriendChange change = new(Alice.UserId, Bob.UserId, new RequestFriend(Ref(Bob)), "cut off");
        FriendOutcome first = await Store.ChangeAsync(change, Token);

        await AskAsync(Alice, change.Command, "cut off");
        await ListAsync(Alice);

        Assert.False(first.IsTold);
        Assert.Equal(["friend_requested"], TypesOf(Bob));
        Assert.True((await Store.ChangeAsync(change, Token)).IsTold);
    }

    [Fact]
    public async Task After_five_minutes_a_command_id_is_as_good_as_new()
    {
        await ArriveAsync(Alice, Bob);
        await AskAsync(Alice, new RequestFriend(Ref(Bob)), "late");
        await AskAsync(Bob, new DeclineFriend(Ref(Alice)));
        await Chat.PassAsync(Limits.AnswersKept);

        await Chat.SendAsync(Alice, new RequestFriend(Ref(Bob)), "late");

        Assert.Equal("friends:  | incoming:  | outgoing: bob | blocked: ", await ListAsync(Alice));
    }

    private FriendStore Store => Chat.Services.GetRequiredService<FriendStore>();
}
