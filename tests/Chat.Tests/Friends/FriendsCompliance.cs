using System.Text.Json.Nodes;
using BlazingSun.Chat.Friends;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Friends;

/// <summary>How people become friends and cease to be, on every database.</summary>
public abstract class FriendsCompliance : FriendsTests
{
    [Fact]
    public async Task A_request_by_name_reaches_both_and_waits_in_both_lists()
    {
        await ArriveAsync(Alice, Bob);

        JsonNode sent = await AskAsync(Alice, new RequestFriend(new PersonRef(null, "BOB")));

        Assert.Equal("""{"type":"chat.event.friend_requested","userId":"2","username":"bob","isIncoming":false}""", sent.ToJsonString());
        JsonNode received = await Chat.Heard.FrameAsync(Bob.UserId, "chat.event.friend_requested");
        Assert.Equal("""{"type":"chat.event.friend_requested","userId":"1","username":"alice","isIncoming":true}""", received.ToJsonString());
        Assert.Equal("friends:  | incoming:  | outgoing: bob | blocked: ", await ListAsync(Alice));
        Assert.Equal("friends:  | incoming: alice | outgoing:  | blocked: ", await ListAsync(Bob));
    }

    [Fact]
    public async Task A_request_that_is_accepted_makes_friends_who_see_each_other()
    {
        await ArriveAsync(Alice, Bob);
        Presence[Alice.UserId] = new(PresenceStatus.Online, Chat.Time.GetUtcNow());
        Presence[Bob.UserId] = new(PresenceStatus.Away, Chat.Time.GetUtcNow());
        await AskAsync(Alice, new RequestFriend(Ref(Bob)));

        JsonNode toBob = await AskAsync(Bob, new AcceptFriend(Ref(Alice)));

        JsonNode toAlice = await Chat.Heard.FrameAsync(Alice.UserId, "chat.event.friend_added");
        Assert.Equal(("1", "online"), (toBob["userId"]!.GetValue<string>(), toBob["presence"]!["status"]!.GetValue<string>()));
        Assert.Equal(("2", "away"), (toAlice["userId"]!.GetValue<string>(), toAlice["presence"]!["status"]!.GetValue<string>()));
        Assert.Equal("friends: alice | incoming:  | outgoing:  | blocked: ", await ListAsync(Bob));
        JsonNode list = await AskAsync(Alice, new ListFriends());
        Assert.Equal("away", list["friends"]![0]!["presence"]!["status"]!.GetValue<string>());
        await AreFriendsAsync(true, Alice, Bob);
        Assert.Equal([Bob.UserId], await Friendships.FriendsOfAsync(Alice.UserId, Token));
    }

    [Fact]
    public async Task A_request_to_one_who_asked_is_an_acceptance()
    {
        await ArriveAsync(Alice, Bob);
        await AskAsync(Alice, new RequestFriend(Ref(Bob)));

        JsonNode answer = await AskAsync(Bob, new RequestFriend(Ref(Alice)));

        Assert.Equal("chat.event.friend_added", answer["type"]!.GetValue<string>());
        await AreFriendsAsync(true, Alice, Bob);
    }

    [Fact]
    public async Task A_request_that_is_declined_or_taken_back_is_gone_for_both()
    {
        await ArriveAsync(Alice, Bob, Carol);
        await AskAsync(Alice, new RequestFriend(Ref(Bob)));
        await AskAsync(Alice, new RequestFriend(Ref(Carol)));

        await AskAsync(Bob, new DeclineFriend(Ref(Alice)));
        await AskAsync(Alice, new DeclineFriend(Ref(Carol)));

        await Chat.Heard.FrameAsync(Alice.UserId, "chat.event.friend_declined", frame => frame["userId"]!.GetValue<string>() == "2");
        await Chat.Heard.FrameAsync(Carol.UserId, "chat.event.friend_declined", frame => frame["userId"]!.GetValue<string>() == "1");
        foreach (Caller each in (Caller[])[Alice, Bob, Carol])
            Assert.Equal("friends:  | incoming:  | outgoing:  | blocked: ", await ListAsync(each));
    }

    [Fact]
    public async Task Who_removes_a_friend_is_none_any_more_either()
    {
        await ArriveAsync(Alice, Bob);
        await BefriendAsync(Alice, Bob);

        JsonNode removed = await AskAsync(Alice, new RemoveFriend(Ref(Bob)));

        Assert.Equal("""{"type":"chat.event.friend_removed","userId":"2"}""", removed.ToJsonString());
        await Chat.Heard.FrameAsync(Bob.UserId, "chat.event.friend_removed");
        await AreFriendsAsync(false, Alice, Bob);
    }

    [Fact]
    public async Task Blocking_a_friend_ends_the_friendship_and_only_the_blocker_sees_the_block()
    {
        await ArriveAsync(Alice, Bob);
        await BefriendAsync(Alice, Bob);

        JsonNode blocked = await AskAsync(Alice, new BlockUser(Ref(Bob)));

        Assert.Equal("""{"type":"chat.event.user_blocked","userId":"2","username":"bob"}""", blocked.ToJsonString());
        await Chat.Heard.FrameAsync(Bob.UserId, "chat.event.friend_removed");
        Assert.Equal("friends:  | incoming:  | outgoing:  | blocked: bob", await ListAsync(Alice));
        Assert.Equal("friends:  | incoming:  | outgoing:  | blocked: ", await ListAsync(Bob));
        await AreFriendsAsync(false, Alice, Bob);
        Assert.True(await Friendships.HasBlockedAsync(Alice.UserId, Bob.UserId, Token));
        Assert.False(await Friendships.HasBlockedAsync(Bob.UserId, Alice.UserId, Token));
    }

    [Fact]
    public async Task Who_blocked_somebody_takes_that_back_before_asking()
    {
        await ArriveAsync(Alice, Bob);
        await AskAsync(Alice, new BlockUser(Ref(Bob)));

        JsonNode refused = await AskAsync(Alice, new RequestFriend(Ref(Bob)));
        JsonNode unblocked = await AskAsync(Alice, new UnblockUser(Ref(Bob)));
        JsonNode asked = await AskAsync(Alice, new RequestFriend(Ref(Bob)));

        Assert.Equal("FORBIDDEN", refused["code"]!.GetValue<string>());
        Assert.Equal("""{"type":"chat.event.user_unblocked","userId":"2"}""", unblocked.ToJsonString());
        Assert.Equal("chat.event.friend_requested", asked["type"]!.GetValue<string>());
        Assert.Equal("friends:  | incoming: alice | outgoing:  | blocked: ", await ListAsync(Bob));
    }

    [Fact]
    public async Task A_request_of_one_who_was_blocked_waits_and_is_a_yes_when_the_other_one_asks_after_all()
    {
        await ArriveAsync(Alice, Bob);
        await AskAsync(Bob, new BlockUser(Ref(Alice)));
        await AskAsync(Alice, new RequestFriend(Ref(Bob)));
        await AskAsync(Bob, new UnblockUser(Ref(Alice)));
        Assert.Equal("friends:  | incoming:  | outgoing:  | blocked: ", await ListAsync(Bob));

        await AskAsync(Bob, new RequestFriend(Ref(Alice)));

        await AreFriendsAsync(true, Alice, Bob);
    }

    [Fact]
    public async Task Nobody_is_found_who_is_unknown_a_bot_or_oneself()
    {
        await ArriveAsync(Alice);

        Assert.Equal("USER_NOT_FOUND", await CodeAsync(new RequestFriend(new PersonRef(null, "nobody"))));
        Assert.Equal("USER_NOT_FOUND", await CodeAsync(new BlockUser(new PersonRef(new UserId(77), null))));
        Assert.Equal("USER_NOT_FOUND", await CodeAsync(new RequestFriend(new PersonRef(new UserId(UserId.FirstBot), null))));
        Assert.Equal("FORBIDDEN", await CodeAsync(new RequestFriend(new PersonRef(null, "Alice"))));
        Assert.Equal("FORBIDDEN", await CodeAsync(new BlockUser(Ref(Alice))));
        async Task<string> CodeAsync(FriendCommand command) => (await AskAsync(Alice, command))["code"]!.GetValue<string>();
    }

    [Fact]
    public async Task An_answer_to_a_request_that_is_not_there_is_refused()
    {
        await ArriveAsync(Alice, Bob, Carol);
        await BefriendAsync(Alice, Carol);

        Assert.Equal("NOT_FOUND", (await AskAsync(Alice, new AcceptFriend(Ref(Bob))))["code"]!.GetValue<string>());
        Assert.Equal("NOT_FOUND", (await AskAsync(Alice, new DeclineFriend(Ref(Carol))))["code"]!.GetValue<string>());
        await AreFriendsAsync(true, Alice, Carol);
    }

    [Fact]
    public async Task What_is_so_already_is_answered_alike_and_the_other_one_hears_nothing()
    {
        await ArriveAsync(Alice, Bob);
        foreach (FriendCommand command in (FriendCommand[])[new RequestFriend(Ref(Bob)), new DeclineFriend(Ref(Bob)), new BlockUser(Ref(Bob)), new UnblockUser(Ref(Bob))])
        {
            JsonNode first = await AskAsync(Alice, command);
            JsonNode again = await AskAsync(Alice, command);
            Assert.Equal(first.ToJsonString(), again.ToJsonString());
        }

        await ListAsync(Alice);
        Assert.Equal(["friend_requested", "friend_declined"], TypesOf(Bob));
    }

    private Friendships Friendships => Chat.Services.GetRequiredService<Friendships>();

    private async Task AreFriendsAsync(bool expected, Caller one, Caller other)
    {
        Assert.Equal(expected, await Friendships.AreFriendsAsync(one.UserId, other.UserId, Token));
        Assert.Equal(expected, await Friendships.AreFriendsAsync(other.UserId, one.UserId, Token));
    }
}
