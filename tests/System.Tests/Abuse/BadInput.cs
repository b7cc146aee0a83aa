namespace BlazingSun.SystemTests.Abuse;

/// <summary>One kind of bad input.</summary>
/// <param name="Name">What it is, for the message when it gets another answer than it should.</param>
/// <param name="SendAsync">Sends it and checks the answer.</param>
internal sealed record BadInput(string Name, Func<CancellationToken, Task> SendAsync)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Sends it whatever the answer: thrown all at once from one address, one kind may use up the limit that another meets.</summary>
    public async Task ThrowBlindlyAsync(CancellationToken cancel)
    {
        using CancellationTokenSource enough = new(Patience, TimeProvider.System);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancel, enough.Token);
        await Record.ExceptionAsync(() => SendAsync(either.Token));
    }

    /// <summary>Sends it; a wrong answer fails the test and names it.</summary>
    public async Task ThrowAsync(CancellationToken cancel)
    {
        Exception? problem = await Record.ExceptionAsync(() => SendAsync(cancel));
        if (problem is not null)
            Assert.Fail($"{Name}: {problem.Message}");
    }
}
