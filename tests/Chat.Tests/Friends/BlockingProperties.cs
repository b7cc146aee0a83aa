using BlazingSun.Chat.Friends;
using BlazingSun.Contracts.Commands;
using BlazingSun.Contracts.Ids;
using FsCheck;
using FsCheck.Fluent;

namespace BlazingSun.Chat.Tests.Friends;

/// <summary>
/// For whatever two people do there is a course of things without a single block by the second in which the first sees exactly the same:
/// so what the first sees says nothing of blocks.
/// </summary>
public sealed class BlockingProperties
{
    private static readonly PersonRef Somebody = new(new UserId(1), null);

    private static readonly FriendCommand[] Commands =
    [
        new RequestFriend(Somebody), new AcceptFriend(Somebody), new DeclineFriend(Somebody),
        new RemoveFriend(Somebody), new BlockUser(Somebody), new UnblockUser(Somebody),
    ];

    private static readonly Arbitrary<Step[]> Walks = Arb.From(
        from length in Gen.Choose(1, 40)
        from steps in Step.Any.ArrayOf(length)
        select steps);

    private sealed record Step(bool IsFirst, int Command)
    {
        public static Gen<Step> Any { get; } =
            from first in Gen.Elements(true, false)
            from command in Gen.Choose(0, Commands.Length - 1)
            select new Step(first, command);
    }

    [Fact]
    public void What_one_sees_can_be_had_without_a_block_by_the_other() => Prop.ForAll(Walks, steps =>
    {
        World real = new();
        World blockless = new();
        foreach (Step step in steps)
        {
            FriendCommand? instead = step.IsFirst ? Commands[step.Command] : WithoutBlock(Commands[step.Command], real.Pair.Other);
            real.Take(step.IsFirst, Commands[step.Command]);
            if (instead is not null)
                blockless.Take(step.IsFirst, instead);
        }

        Assert.Equal(blockless.Seen, real.Seen);
        Assert.Equal(blockless.Pair.Own, real.Pair.Own);
        Assert.False(blockless.Pair.Other.IsBlocked);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Two_agree_on_what_is_between_them() => Prop.ForAll(Walks, steps =>
    {
        World world = new();
        foreach (Step step in steps)
        {
            world.Take(step.IsFirst, Commands[step.Command]);
            (Side own, Side other) = (world.Pair.Own, world.Pair.Other);
            Assert.Equal(own.Relation == Relation.Friends, other.Relation == Relation.Friends);
            Assert.True(own.Relation != Relation.Incoming || other.Relation == Relation.Outgoing);
            Assert.True(other.Relation != Relation.Incoming || own.Relation == Relation.Outgoing);
            Assert.False(own.Relation == Relation.Outgoing && other.Relation == Relation.Outgoing);
            Assert.True((!own.IsBlocked || own.Relation == Relation.None) && (!other.IsBlocked || other.Relation == Relation.None));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    // What one does who blocks nobody, to the same effect; null = nothing at all.
    private static FriendCommand? WithoutBlock(FriendCommand command, Side side) => (command, side) switch
    {
        (BlockUser, { Relation: Relation.Friends }) => new RemoveFriend(Somebody),
        (BlockUser, { Relation: Relation.Outgoing }) => new DeclineFriend(Somebody),
        (BlockUser or UnblockUser, _) => null,
        (RequestFriend, { IsBlocked: true }) => null,
        (AcceptFriend or DeclineFriend, { Relation: Relation.None }) => null,
        _ => command,
    };

    /// <summary>Two people, as the first of them sees it.</summary>
    private sealed class World
    {
        public Pair Pair { get; private set; }

        public List<string> Seen { get; } = [];

        public void Take(bool isFirst, FriendCommand command)
        {
            FriendDecision decision = FriendRules.Decide(isFirst ? Pair : new Pair(Pair.Other, Pair.Own), command);
            Pair = isFirst ? decision.After : new Pair(decision.After.Other, decision.After.Own);
            if (isFirst)
                Seen.Add($"{decision.Own} {decision.Refusal?.Message}");
            else if (decision.Other != News.None)
                Seen.Add(decision.Other.ToString());
        }
    }
}
