using BlazingSun.Platform.Embedded.Timing;

namespace BlazingSun.DaprEmulator.Actors;

/// <summary>Which sidecar hosts which actor. While that changes nobody is told anything; then actors have left where they no longer belong.</summary>
internal sealed class Placement
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly Signal _changed = new();
    private readonly Dictionary<Sidecar, IReadOnlySet<string>> _hosts = [];
    private readonly Dictionary<ActorId, Sidecar> _moved = [];
    private Task _settled = Task.CompletedTask;

    internal Task AddAsync(Sidecar host, IReadOnlySet<string> types) => ChangeAsync(() => _hosts[host] = types);

    internal Task RemoveAsync(Sidecar host) => ChangeAsync(() => Drop(host));

    /// <summary>The host is gone without a word.</summary>
    internal void Lose(Sidecar host)
    {
        lock (_lock)
            Drop(host);
        _changed.Set();
    }

    /// <summary>Gives an actor to another host than the one it would have, where there is another.</summary>
    /// <returns>Whether there is.</returns>
    internal async Task<bool> MoveAsync(ActorId actor)
    {
        bool isMoved = false;
        await ChangeAsync(() => isMoved = TryMove(actor));
        return isMoved;
    }

    /// <summary>Who hosts the actor, after any change that goes on; null when nobody hosts its type.</summary>
    internal async Task<Sidecar?> FindAsync(ActorId actor, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task settled = Volatile.Read(ref _settled);
            await settled.WaitAsync(cancellationToken);
            lock (_lock)
            {
                if (_settled.IsCompleted)
                    return Owner(actor);
            }
        }
    }

    /// <summary>Waits until somebody hosts the type.</summary>
    internal async Task HostedAsync(string type, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed = _changed.Next();
            lock (_lock)
            {
                if (_hosts.Values.Any(types => types.Contains(type)))
                    return;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private bool TryMove(ActorId actor)
    {
        Sidecar? now = Owner(actor);
        if (_hosts.Keys.FirstOrDefault(host => host != now && _hosts[host].Contains(actor.Type)) is { } other)
        {
            _moved[actor] = other;
            return true;
        }

        return false;
    }

    private async Task ChangeAsync(Action change)
    {
        await _changing.WaitAsync();
        TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            Sidecar[] hosts;
            lock (_lock)
            {
                Sidecar[] before = [.. _hosts.Keys];
                _settled = settled.Task;
                change();
                hosts = [.. before.Union(_hosts.Keys)];
            }

            await Task.WhenAll(hosts.Select(host => host.Actors.DrainAsync(actor => !Owns(host, actor))));
        }
        finally
        {
            settled.SetResult();
            _changing.Release();
            _changed.Set();
        }
    }

    private bool Owns(Sidecar host, ActorId actor)
    {
        lock (_lock)
            return Owner(actor) == host;
    }

    private void Drop(Sidecar host)
    {
        _hosts.Remove(host);
        foreach (ActorId actor in _moved.Where(pair => pair.Value == host).Select(pair => pair.Key).ToList())
            _moved.Remove(actor);
    }

    private Sidecar? Owner(ActorId actor) => _moved.GetValueOrDefault(actor)
        ?? _hosts.Where(host => host.Value.Contains(actor.Type)).Select(host => host.Key).MaxBy(host => Rendezvous.Weight(host.Uuid, actor.ToString()));
}
