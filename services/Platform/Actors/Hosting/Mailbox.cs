namespace BlazingSun.Platform.Actors.Hosting;

/// <summary>How an attempt to enter a mailbox ended.</summary>
internal enum Entry
{
    Entered,
    Busy,
    Closed,
}

/// <summary>
/// Lets one turn at a time into an actor, in the order of arrival. It outlives activations while calls wait, so that order holds over a
/// deactivation. A turn runs on its caller: there is no loop and no thread behind this.
/// </summary>
internal sealed class Mailbox
{
    private readonly Lock _gate = new();
    private LinkedList<WaitingCall>? _waiting;
    private bool _busy;
    private bool _closed;

    /// <summary>The activation; only touched by who has entered.</summary>
    public Activation? Activation { get; set; }

    /// <summary>Clock of the last turn's start. A torn read does no harm.</summary>
    public long LastUsed { get; set; }

    public Entry TryEnter()
    {
        lock (_gate)
        {
            if (_closed)
                return Entry.Closed;
            if (_busy)
                return Entry.Busy;
            _busy = true;
            return Entry.Entered;
        }
    }

    /// <summary>Waits for the turn.</summary>
    /// <returns>False when the mailbox was closed meanwhile: look the actor up again.</returns>
    public ValueTask<bool> EnterAsync(int maxWaiting, long now, CancellationToken cancellationToken)
    {
        WaitingCall call;
        lock (_gate)
        {
            if (_closed)
                return ValueTask.FromResult(false);
            if (!_busy)
            {
                _busy = true;
                return ValueTask.FromResult(true);
            }

            _waiting ??= new LinkedList<WaitingCall>();
            if (_waiting.Count >= maxWaiting)
                throw new DependencyUnavailableException("actors", $"{_waiting.Count} calls wait for this actor already");
            call = new WaitingCall(this, now);
            _waiting.AddLast(call.Node);
        }

        return call.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the turn and lets the next one in.</summary>
    public void Leave()
    {
        WaitingCall? next;
        lock (_gate)
        {
            next = _waiting?.First?.Value;
            if (next is null)
                _busy = false;
            else
                _waiting!.RemoveFirst();
        }

        next?.Resume();
    }

    /// <summary>Ends the turn and closes the mailbox, unless calls wait.</summary>
    /// <returns>False when calls wait; the turn goes on.</returns>
    public bool TryClose()
    {
        lock (_gate)
        {
            if (_waiting is { Count: > 0 })
                return false;
            _closed = true;
            return true;
        }
    }

    /// <summary>Takes a call out of the line.</summary>
    /// <returns>False when its turn has come already.</returns>
    public bool Withdraw(WaitingCall call)
    {
        lock (_gate)
        {
            if (call.Node.List is null)
                return false;
            _waiting!.Remove(call.Node);
            return true;
        }
    }

    /// <summary>Refuses the calls that wait since before the given clock, also those behind a deactivation, which waits for ever.</summary>
    public void RefuseOlderThan(long clock, string why)
    {
        WaitingCall[] refused;
        lock (_gate)
        {
            if (_waiting is not { Count: > 0 })
                return;
            refused = [.. _waiting.Where(call => call.Since <= clock)];
            foreach (WaitingCall call in refused)
                _waiting.Remove(call.Node);
        }

        foreach (WaitingCall call in refused)
            call.Refuse(new DependencyUnavailableException("actors", why));
    }
}
