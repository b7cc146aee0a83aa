namespace BlazingSun.Platform.Workflows.Engine;

/// <summary>Brings events to those who wait for them, by name without regard to case, oldest to oldest; keeps the others.</summary>
internal sealed class ExternalEvents
{
    private readonly List<EventRaised> _kept = [];
    private readonly List<Waiter> _waiters = [];

    public bool AnyWaiter => _waiters.Count > 0;

    public IReadOnlyList<EventRaised> Kept => _kept;

    public void Raise(EventRaised raised)
    {
        int index = _waiters.FindIndex(w => Same(w.Name, raised.Name));
        if (index < 0)
        {
            _kept.Add(raised);
            return;
        }

        Waiter waiter = _waiters[index];
        _waiters.RemoveAt(index);
        waiter.Answer.SetResult(raised.Input);
    }

    public bool TryTake(string name, out string? input)
    {
        int index = _kept.FindIndex(e => Same(e.Name, name));
        input = index < 0 ? null : _kept[index].Input;
        if (index >= 0)
            _kept.RemoveAt(index);
        return index >= 0;
    }

    public Waiter Wait(string name, CancellationToken cancellationToken)
    {
        Waiter waiter = new(name, new TaskCompletionSource<string?>());
        _waiters.Add(waiter);
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() =>
            {
                if (_waiters.Remove(waiter))
                    waiter.Answer.SetCanceled(cancellationToken);
            });
        }

        return waiter;
    }

    /// <returns>False when its event came already.</returns>
    public bool Leave(Waiter waiter) => _waiters.Remove(waiter);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    internal sealed record Waiter(string Name, TaskCompletionSource<string?> Answer);
}
