using System.Text.Json.Nodes;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;

namespace BlazingSun.Chat.Tests.Friends;

/// <summary>Nobody can tell who blocked them: what they see is, byte for byte, what they would see of somebody who does not answer.</summary>
public sealed class BlockingTests : FriendsTests
{
    private static readonly Caller[] Askers = [new(new UserId(11), "asker1", ["user"]), new(new UserId(12), "asker2", ["user"])];
    private static readonly Caller[] Asked = [new(new UserId(21), "asked1", ["user"]), new(new UserId(22), "asked2", ["user"])];

    public enum Before
    {
        Strangers,
        TheyAsked,
        TheyWereAsked,
        Friends,
    }

    [Theory]
    [InlineData(Before.Strangers, false)]
    [InlineData(Before.Strangers, true)]
    [InlineData(Before.TheyAsked, false)]
    [InlineData(Before.TheyAsked, true)]
    [InlineData(Before.TheyWereAsked, false)]
    [InlineData(Before.TheyWereAsked, true)]
    [InlineData(Before.Friends, false)]
    [InlineData(Before.Friends, true)]
    public async Task What_a_blocked_user_sees_is_what_a_stranger_sees(Before before, bool isUnblocked)
    {
        await ArriveAsync([.. Askers, .. Asked]);
        for (int i = 0; i < 2; i++)
            await BeAsync(before, Askers[i], Asked[i]);

        await DoAsync(Asked[0], new BlockUser(Ref(Askers[0])));
        if (isUnblocked)
            await DoAsync(Asked[0], new UnblockUser(Ref(Askers[0])));
        await LetGoAsync(before, Asked[1], Askers[1]);

        string[][] seen = [await TryAllAsync(0), await TryAllAsync(1)];
        Assert.Equal(seen[1], seen[0]);
        Assert.Contains(seen[0], frame => frame.Contains("friend_requested", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_blocked_somebody_hears_and_sees_nothing_of_that_ones_requests()
    {
        await ArriveAsync([Askers[0], Asked[0]]);
        await AskAsync(Asked[0], new BlockUser(Ref(Askers[0])));

        await TryAllAsync(0);

        Assert.Equal(["user_blocked"], TypesOf(Asked[0]));
        Assert.Equal("friends:  | incoming:  | outgoing:  | blocked: asker1", await ListAsync(Asked[0]));
    }

    [Fact]
    public async Task As_many_messages_leave_for_a_blocked_user_as_for_another()
    {
        await ArriveAsync([.. Askers, .. Asked]);
        await AskAsync(Asked[0], new BlockUser(Ref(Askers[0])));

        int[] counts = [await CountAsync(0), await CountAsync(1)];

        Assert.Equal(counts[1], counts[0]);
        async Task<int> CountAsync(int i)
        {
            int before = Chat.Heard.Messages.Count;
            await AskAsync(Askers[i], new RequestFriend(Ref(Asked[i])));
            await AskAsync(Askers[i], new DeclineFriend(Ref(Asked[i])));
            await ListAsync(Askers[i]);
            return Chat.Heard.Messages.Count - before;
        }
    }

    private async Task BeAsync(Before before, Caller asker, Caller asked)
    {
        if (before == Before.TheyAsked)
            await DoAsync(asker, new RequestFriend(Ref(asked)));
        if (before == Before.TheyWereAsked)
            await DoAsync(asked, new RequestFriend(Ref(asker)));
        if (before == Before.Friends)
        {
            await DoAsync(asker, new RequestFriend(Ref(asked)));
            await DoAsync(asked, new AcceptFriend(Ref(asker)));
        }
    }

    // What a person may do who blocks nobody, and looks the same.
    private async Task LetGoAsync(Before before, Caller asked, Caller asker)
    {
        if (before == Before.TheyWereAsked)
            await DoAsync(asked, new DeclineFriend(Ref(asker)));
        if (before == Before.Friends)
            await DoAsync(asked, new RemoveFriend(Ref(asker)));
    }

    // With the list's answer all is heard that the command led to.
    private async Task DoAsync(Caller caller, ChatCommand command)
    {
        await AskAsync(caller, command);
        await ListAsync(caller);
    }

    // Everything that can be tried, by id and by name, with lists between; all that was heard, with the pair's names and ids made equal.
    private async Task<string[]> TryAllAsync(int i)
    {
        (Caller asker, PersonRef byId, PersonRef byName) = (Askers[i], Ref(Asked[i]), new PersonRef(null, Asked[i].Username));
        ChatCommand[] tries =
        [
            new ListFriends(), new RequestFriend(byId), new RequestFriend(byName), new ListFriends(), new AcceptFriend(byId), new RemoveFriend(byName),
            new RequestFriend(byName), new DeclineFriend(byId), new DeclineFriend(byId), new ListFriends(), new AcceptFriend(byName),
            new RequestFriend(byId), new BlockUser(byId), new RequestFriend(byId), new UnblockUser(byId), new RequestFriend(byId), new ListFriends(),
        ];
        for (int number = 0; number < tries.Length; number++)
        {
            await AskAsync(asker, tries[number], $"try{i}-{number}");
            await AskAgainAsync(asker, tries[number], $"try{i}-{number}");
        }

        return [.. Chat.Heard.FramesOf(asker.UserId).Select(frame => Alike(frame, i))];
    }

    // The same command under the same id: a repeat is answered to the sender alone.
    private async Task AskAgainAsync(Caller asker, ChatCommand command, string id)
    {
        await Chat.SendAsync(asker, command, id);
        await AskAsync(asker, new ListFriends());
    }

    private static string Alike(JsonNode frame, int i) => frame.ToJsonString()
        .Replace($"\"{Asked[i].UserId}\"", "\"asked\"", StringComparison.Ordinal)
        .Replace(Asked[i].Username, "asked", StringComparison.Ordinal);
}
