using BlazingSun.Platform.Workflows.Engine;

namespace BlazingSun.Platform.Embedded.Workflows;

/// <summary>An event on its way to an instance.</summary>
/// <param name="Event">The event.</param>
/// <param name="Generation">The run it answers; null: any.</param>
/// <param name="Stored">Ends when the event is durable.</param>
internal sealed record Delivery(HistoryEvent Event, int? Generation, TaskCompletionSource? Stored);

/// <summary>An instance that has not ended, in memory: what is stored of it and what came since.</summary>
internal sealed class LiveWorkflow(WorkflowInstance instance)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<Delivery> _inbox = [];
    private bool _queued;
    private bool _closed;
    private Exception? _refusal;

    /// <summary>What was stored last; only changed by the one who runs the turn.</summary>
    public WorkflowInstance Instance { get; set; } = instance;

    /// <summary>Ends with the instance.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Adds an event.</summary>
    /// <returns>True: put the instance into the line of those that want a turn.</returns>
    public bool Add(Delivery delivery)
    {
        lock (_gate)
        {
            if (_refusal is not null)
                delivery.Stored?.TrySetException(_refusal);
            else if (_closed)
                delivery.Stored?.TrySetResult();
            if (_closed)
                return false;

            _inbox.Add(delivery);
            return !_queued && (_queued = true);
        }
    }

    /// <summary>Wants a turn without an event.</summary>
    /// <returns>As <see cref="Add"/>.</returns>
    public bool Wake()
    {
        lock (_gate)
            return !_closed && !_queued && (_queued = true);
    }

    public IReadOnlyList<Delivery> Take()
    {
        lock (_gate)
        {
            List<Delivery> taken = _inbox;
            _inbox = [];
            return taken;
        }
    }

    /// <summary>Gives back what could not be stored; whoever waits for it is told.</summary>
    public void PutBack(IReadOnlyList<Delivery> deliveries, Exception why)
    {
        lock (_gate)
            _inbox = [.. deliveries.Select(d => d with { Stored = null }), .. _inbox];
        foreach (Delivery delivery in deliveries)
            delivery.Stored?.TrySetException(why);
    }

    /// <summary>The turn is over.</summary>
    /// <returns>True: more has come, or is wanted; put it into the line again.</returns>
    public bool Finish(bool again, bool rest)
    {
        lock (_gate)
            return _queued = !rest && (again || _inbox.Count > 0);
    }

    /// <summary>The host stops: what could not be stored any more is refused.</summary>
    public void Refuse(Exception why)
    {
        lock (_gate)
            (_closed, _refusal) = (true, why);
        foreach (Delivery delivery in Take())
            delivery.Stored?.TrySetException(why);
    }

    /// <summary>The instance has ended: what comes now is dropped.</summary>
    public void Close()
    {
        IReadOnlyList<Delivery> dropped;
        lock (_gate)
            (_closed, dropped, _inbox) = (true, _inbox, []);
        foreach (Delivery delivery in dropped)
            delivery.Stored?.TrySetResult();
        _ended.TrySetResult();
    }
}
