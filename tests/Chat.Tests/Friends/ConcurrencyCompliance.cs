using System.Data.Common;
using BlazingSun.Chat.Friends;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Relational;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Friends;

/// <summary>Commands of several at one moment, as on several replicas, on every database.</summary>
public abstract class ConcurrencyCompliance : FriendsTests
{
    private static readonly Caller[] People = [Alice, Bob, Carol, Admin];

    private FriendStore Store => Chat.Services.GetRequiredService<FriendStore>();

    [Fact]
    public async Task Two_who_ask_each_other_at_the_same_time_become_friends()
    {
        Caller[] ones = [.. Enumerable.Range(100, 10).Select(i => new Caller(new UserId(i), $"one{i}", ["user"]))];
        Caller[] others = [.. Enumerable.Range(200, 10).Select(i => new Caller(new UserId(i), $"other{i}", ["user"]))];
        await ArriveAsync([.. ones, .. others]);

        await Task.WhenAll(ones.Zip(others).SelectMany(pair => new[]
        {
            AskAsync(pair.First, new RequestFriend(Ref(pair.Second))),
            AskAsync(pair.Second, new RequestFriend(Ref(pair.First))),
        }));

        foreach ((Caller one, Caller other) in ones.Zip(others))
        {
            await Chat.Heard.FrameAsync(one.UserId, "chat.event.friend_added");
            await Chat.Heard.FrameAsync(other.UserId, "chat.event.friend_added");
            Assert.Equal($"friends: {other.Username} | incoming:  | outgoing:  | blocked: ", await ListAsync(one));
        }
    }

    [Fact]
    public async Task Whatever_several_do_at_once_both_of_a_pair_agree_on_what_is_between_them()
    {
        await ArriveAsync(People);
        Random random = new(6);
        FriendChange[] changes = [.. Enumerable.Range(0, 300).Select(_ => Any(random))];

        await Parallel.ForEachAsync(
            changes,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token },
            async (change, token) => await Store.ChangeAsync(change, token));

        Dictionary<(long, long), Side> sides = await SidesAsync();
        Assert.NotEmpty(sides);
        Assert.All(sides, entry => Agree(entry.Value, sides.GetValueOrDefault((entry.Key.Item2, entry.Key.Item1))));
    }

    [Fact]
    public async Task One_command_that_comes_to_two_replicas_is_carried_out_once()
    {
        await ArriveAsync(Alice, Bob);
        FriendChange change = new(Alice.UserId, Bob.UserId, new RequestFriend(Ref(Bob)), "twice");

        FriendOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.ChangeAsync(change, Token).AsTask()));

        Assert.All(outcomes, outcome => Assert.Equal((News.RequestSent, News.RequestReceived), (outcome.Own, outcome.Other)));
    }

    private static void Agree(Side own, Side other)
    {
        Assert.Equal(own.Relation == Relation.Friends, other.Relation == Relation.Friends);
        Assert.True(own.Relation != Relation.Incoming || other.Relation == Relation.Outgoing);
        Assert.True(!own.IsBlocked || own.Relation == Relation.None);
        Assert.False(own.Relation == Relation.Outgoing && other.Relation == Relation.Outgoing);
        Assert.NotEqual(Side.Stranger, own);
    }

    private static FriendChange Any(Random random)
    {
        Caller own = People[random.Next(People.Length)];
        Caller other = People[(Array.IndexOf(People, own) + random.Next(1, People.Length)) % People.Length];
        FriendCommand command = random.Next(8) switch
        {
            0 or 1 or 2 => new RequestFriend(Ref(other)),
            3 => new AcceptFriend(Ref(other)),
            4 => new DeclineFriend(Ref(other)),
            5 => new RemoveFriend(Ref(other)),
            6 => new BlockUser(Ref(other)),
            _ => new UnblockUser(Ref(other)),
        };
        return new FriendChange(own.UserId, other.UserId, command, null);
    }

    private async Task<Dictionary<(long, long), Side>> SidesAsync()
    {
        const string Sql = "SELECT user_id, other_id, relation, is_blocked FROM relations";
        await using DbConnection connection = await Chat.Services.GetRequiredKeyedService<IDatabase>(ChatApp.Name).OpenAsync(Token);
        IEnumerable<(long User, long Other, int Relation, bool IsBlocked)> rows = await connection.QueryAsync<(long, long, int, bool)>(Sql);
        return rows.ToDictionary(row => (row.User, row.Other), row => new Side((Relation)row.Relation, row.IsBlocked));
    }
}
