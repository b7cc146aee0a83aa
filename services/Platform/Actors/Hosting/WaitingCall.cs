namespace BlazingSun.Platform.Actors.Hosting;

/// <summary>A call in an actor's line.</summary>
internal sealed class WaitingCall
{
    private readonly TaskCompletionSource<bool> _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Mailbox _mailbox;

    public WaitingCall(Mailbox mailbox, long since)
    {
        _mailbox = mailbox;
        Since = since;
        Node = new LinkedListNode<WaitingCall>(this);
    }

    public long Since { get; }

    public LinkedListNode<WaitingCall> Node { get; }

    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration cancelled = cancellationToken.UnsafeRegister(
            static (call, token) => ((WaitingCall)call!).Cancel(token), this);
        return await _turn.Task;
    }

    public void Resume() => _turn.SetResult(true);

    public void Refuse(Exception why) => _turn.SetException(why);

    private void Cancel(CancellationToken cancellationToken)
    {
        if (_mailbox.Withdraw(this))
            _turn.SetCanceled(cancellationToken);
    }
}
