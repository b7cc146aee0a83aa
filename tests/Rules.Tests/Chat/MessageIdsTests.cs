using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Chat;

namespace BlazingSun.Rules.Tests.Chat;

public sealed class MessageIdsTests
{
    private static readonly Guid Earlier = Guid.Parse("019a0000-00ff-7fff-bfff-ffffffffffff");
    private static readonly Guid Later = Guid.Parse("019a0000-0100-7000-8000-000000000000");

    [Fact]
    public void A_later_id_stays_as_it_is() => Assert.Equal(Later, MessageIds.After(new MessageId(Earlier), Later).Value);

    [Fact]
    public void An_id_that_is_not_later_moves_behind_the_last_one_and_stays_of_version_7()
    {
        MessageId moved = MessageIds.After(new MessageId(Later), Earlier);

        Assert.Equal("019a0000-0101-7fff-bfff-ffffffffffff", moved.ToString());
        Assert.True(string.CompareOrdinal(Later.ToString(), moved.ToString()) < 0);
    }

    [Fact]
    public void The_same_id_moves_too() => Assert.NotEqual(Later, MessageIds.After(new MessageId(Later), Later).Value);
}
