namespace BlazingSun.DaprEmulator.Actors;

/// <summary>An actor that is active on a host: one call at a time, in the order of arrival.</summary>
internal sealed class ActorSlot(ActorId actor)
{
    private readonly CancellationTokenSource _closed = new();
    private int _closing;

    internal ActorId Actor => actor;

    internal SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Cancelled when the call in hand is given up, because the actor is idle or goes elsewhere.</summary>
    internal CancellationToken Closed => _closed.Token;

    internal ITimer? Idle { get; set; }

    /// <summary>Whether it goes to another host.</summary>
    internal bool Moved { get; private set; }

    /// <summary>Lets nobody in any more and gives up the call in hand.</summary>
    /// <returns>False when that has been done before.</returns>
    internal bool TryClose(bool moved)
    {
        if (Interlocked.Exchange(ref _closing, 1) == 1)
            return false;
        Moved = moved;
        Idle?.Dispose();
        _closed.Cancel();
        return true;
    }
}
