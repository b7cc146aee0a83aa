using BlazingSun.Platform.Actors.Hosting;

namespace BlazingSun.Platform.Tests.Actors;

/// <summary>The line before an actor.</summary>
public sealed class MailboxTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_behind_a_deactivation_are_refused_when_they_waited_too_long()
    {
        Mailbox mailbox = new();
        mailbox.TryEnter();
        Task<bool> leaving = mailbox.EnterAsync(int.MaxValue, long.MaxValue, Token).AsTask();
        Task<bool> old = mailbox.EnterAsync(10, now: 5, Token).AsTask();
        Task<bool> young = mailbox.EnterAsync(10, now: 6, Token).AsTask();

        mailbox.RefuseOlderThan(clock: 5, "the turn before hangs");

        mailbox.Leave();
        Assert.True(await leaving);
        Assert.False(young.IsCompleted);
        mailbox.Leave();
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => old);
        Assert.True(await young);
    }
}
