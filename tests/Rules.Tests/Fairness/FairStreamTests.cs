using BlazingSun.Rules.Fairness;

namespace BlazingSun.Rules.Tests.Fairness;

public sealed class FairStreamTests
{
    private static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void The_commitment_is_the_published_one() =>
        Assert.Equal("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd", Commitment.Of(Seed));

    [Fact]
    public void Forty_rolls_are_the_published_ones_and_use_41_bytes()
    {
        FairStream stream = new(Seed, ["alice", "bob"]);
        Assert.Equal("3352152413463234352335612336621613155354", Rolls(stream, 40));
        Assert.Equal(41, stream.Offset);
    }

    [Fact]
    public void A_shuffle_of_ten_is_the_published_one() =>
        Assert.Equal([9, 2, 8, 7, 3, 0, 1, 4, 5, 6], new FairStream(Seed, ["alice", "bob"]).Shuffle(10));

    [Fact]
    public void Empty_client_seeds_give_the_published_rolls() => Assert.Equal("466625565111", Rolls(new FairStream(Seed, ["", ""]), 12));

    [Fact]
    public void It_goes_on_from_any_offset_as_if_never_stopped()
    {
        FairStream whole = new(Seed, ["alice", "bob"]);
        for (int roll = 0; roll < 200; roll++)
        {
            FairStream resumed = new(Seed, ["alice", "bob"], whole.Offset);
            Assert.Equal(whole.Die(), resumed.Die());
            Assert.Equal(whole.Offset, resumed.Offset);
        }
    }

    [Fact]
    public void Six_of_the_longest_client_seeds_fit()
    {
        string[] seeds = [.. Enumerable.Repeat(new string('€', 64), 6)];
        Assert.InRange(new FairStream(Seed, seeds).Die(), 1, 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void A_bound_that_a_byte_cannot_serve_is_a_bug_of_the_game(int bound) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FairStream(Seed, []).Below(bound));

    [Fact]
    public void A_number_below_256_takes_every_byte_and_below_1_is_0()
    {
        FairStream stream = new(Seed, ["alice", "bob"]);
        Assert.Equal(0, stream.Below(1));
        Assert.InRange(stream.Below(256), 0, 255);
        Assert.Equal(2, stream.Offset);
    }

    [Fact]
    public void Each_number_is_about_equally_frequent()
    {
        FairStream stream = new(Seed, ["x", "y"]);
        int[] counts = new int[52];
        for (int i = 0; i < 52_000; i++)
        {
            counts[stream.Below(52)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void A_shuffle_keeps_all_cards()
    {
        int[] cards = new FairStream(Seed, ["x", "y"]).Shuffle(54);
        Assert.Equal(Enumerable.Range(0, 54), cards.Order());
    }

    private static string Rolls(FairStream stream, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => stream.Die()));
}
