using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Dapr.PubSub;

/// <summary>What one caller wants published, in line before a topic. Only the line touches it.</summary>
internal sealed class PendingPublish(ReadOnlyMemory<BusMessage> messages, DateTimeOffset since, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource _accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _taken;
    private int _settled;
    private (int Settled, DateTimeOffset Since) _progress = (0, since);

    /// <summary>How long none of it has been accepted.</summary>
    internal TimeSpan Waits(DateTimeOffset now)
    {
        if (_settled > _progress.Settled)
            _progress = (_settled, now);
        return now - _progress.Since;
    }

    /// <summary>Ends when all is accepted, or with the reason why not; the token ends the wait and gives up what is still in line.</summary>
    internal async Task WaitAsync(CancellationToken patience)
    {
        await using CancellationTokenRegistration giveUp = patience.UnsafeRegister(
            static (accepted, token) => ((TaskCompletionSource)accepted!).TrySetCanceled(token), _accepted);
        await _accepted.Task;
    }

    /// <summary>Nothing of it is left to be sent: all is on its way, or it is given up.</summary>
    internal bool IsTaken => _taken == messages.Length || _accepted.Task.IsCompleted || cancellationToken.IsCancellationRequested;

    internal BusMessage Next => messages.Span[_taken];

    internal void Take() => _taken++;

    /// <summary>One more of its messages is accepted.</summary>
    internal void Settle()
    {
        if (++_settled == messages.Length)
            _accepted.TrySetResult();
    }

    internal void Fail(Exception reason) => _accepted.TrySetException(reason);
}
