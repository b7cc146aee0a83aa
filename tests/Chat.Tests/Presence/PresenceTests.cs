using System.Text.Json.Nodes;
using BlazingSun.Chat.Presence;
using BlazingSun.Chat.Tests.Friends;
using BlazingSun.Contracts.Bus;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Presence;

/// <summary>Who hears that somebody came or went.</summary>
public sealed class PresenceTests : FriendsTests
{
    [Fact]
    public async Task Friends_hear_of_a_change_and_nobody_else_does()
    {
        await ArriveAsync(Alice, Bob, Carol);
        await BefriendAsync(Alice, Bob);
        await AskAsync(Carol, new RequestFriend(Ref(Alice)));

        await Chat.TellAsync(Change(PresenceStatus.Away));

        JsonNode frame = await Chat.Heard.FrameAsync(Bob.UserId, "system.event.presence_changed");
        Assert.Equal(
            """{"type":"system.event.presence_changed","userId":"1","username":"alice","status":"away","lastSeen":"2026-01-08T12:00:00.000Z"}""",
            frame.ToJsonString());
        JsonNode message = Assert.Single(Chat.Heard.Messages, each => each["payload"]?["frame"]?["status"] is not null);
        Assert.Equal("""["2"]""", message["audience"]!["userIds"]!.ToJsonString());
    }

    [Fact]
    public async Task Of_several_changes_that_come_together_each_friend_hears_the_last()
    {
        await ArriveAsync(Alice, Bob, Carol);
        await BefriendAsync(Alice, Bob);
        await BefriendAsync(Carol, Alice);

        BatchResult result = await Chat.Services.GetRequiredService<PresenceConsumer>().HandleAsync(
            [
                Chat.MessageOf(Change(PresenceStatus.Away)),
                Chat.MessageOf(new PresenceChange(Carol.UserId, Carol.Username, UserPresence.Unknown)),
                Chat.MessageOf(Change(PresenceStatus.Online)),
                Chat.MessageOf(Change(PresenceStatus.Offline)),
            ],
            Token);
        await AskAsync(Alice, new ListFriends());

        Assert.Equal(BatchResult.Done, result);
        Assert.Equal(["alice offline"], ToldTo(Bob));
        Assert.Equal(["alice offline"], ToldTo(Carol));
        Assert.Equal(["carol offline"], ToldTo(Alice));
    }

    [Fact]
    public async Task Lobby_counts_and_rubbish_on_the_topic_do_not_hold_up_the_changes()
    {
        await ArriveAsync(Alice, Bob);
        await BefriendAsync(Alice, Bob);

        await Chat.Services.GetRequiredService<IBus>().PublishAsync(
            Topics.GatewayPresence, new BusMessage(Alice.UserId.ToString(), "rubbish"u8.ToArray()), Token);
        await Chat.TellAsync(new LobbyCounts(default, new Dictionary<LobbyId, int>()));
        await Chat.TellAsync(Change(PresenceStatus.Offline));

        await Chat.Heard.FrameAsync(Bob.UserId, "system.event.presence_changed");
    }

    private IEnumerable<string> ToldTo(Caller caller) => Chat.Heard.FramesOf(caller.UserId)
        .Where(frame => frame["type"]!.GetValue<string>() == "system.event.presence_changed")
        .Select(frame => $"{frame["username"]} {frame["status"]}");

    private PresenceChange Change(PresenceStatus status) => new(Alice.UserId, Alice.Username, new UserPresence(status, Chat.Time.GetUtcNow()));
}
