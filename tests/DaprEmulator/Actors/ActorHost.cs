using BlazingSun.DaprEmulator.Http;

namespace BlazingSun.DaprEmulator.Actors;

/// <summary>The actors that are active in the app beside a sidecar.</summary>
internal sealed class ActorHost(Sidecar sidecar)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ActorId, ActorSlot> _slots = [];
    private readonly DaprWorld _world = sidecar.World;

    internal ActorSettings Settings { get; private set; } = ActorSettings.None;

    internal void Configure(byte[] config) => Settings = ActorSettings.Parse(config);

    internal Task RegisterAsync() => Settings.Types.Count == 0 ? Task.CompletedTask : _world.Placement.AddAsync(sidecar, Settings.Types);

    internal Task UnregisterAsync() => _world.Placement.RemoveAsync(sidecar);

    internal void Lose() => _world.Placement.Lose(sidecar);

    internal IReadOnlyDictionary<string, int> Counts()
    {
        lock (_lock)
            return _slots.Keys.GroupBy(actor => actor.Type).ToDictionary(group => group.Key, group => group.Count());
    }

    internal bool IsActive(ActorId actor)
    {
        lock (_lock)
            return _slots.ContainsKey(actor);
    }

    /// <summary>Calls the app, when the actor's turn has come.</summary>
    /// <exception cref="ActorMovedException">It is no longer here.</exception>
    internal async Task<AppAnswer> CallAsync(
        ActorId actor, string path, IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body, CancellationToken cancellationToken)
    {
        while (true)
        {
            ActorSlot slot = FindOrAdd(actor);
            if (!await EnterAsync(slot, cancellationToken))
                continue;
            try
            {
                using CancellationTokenSource either =
                    CancellationTokenSource.CreateLinkedTokenSource(slot.Closed, sidecar.Killed, cancellationToken);
                slot.Idle?.Change(Settings.IdleTimeout, Timeout.InfiniteTimeSpan);
                return await sidecar.App.CallAsync("PUT", $"/actors/{actor}/method/{path}", headers, body, either.Token);
            }
            catch (OperationCanceledException) when (sidecar.Killed.IsCancellationRequested || slot.Moved)
            {
                throw new ActorMovedException();
            }
            catch (OperationCanceledException) when (slot.Closed.IsCancellationRequested)
            {
                throw new ActorFailedException("context canceled");
            }
            finally
            {
                slot.Turn.Release();
            }
        }
    }

    /// <summary>Ends the actors that belong elsewhere, after the calls in hand.</summary>
    internal Task DrainAsync(Func<ActorId, bool> leaves)
    {
        ActorSlot[] leaving;
        lock (_lock)
            leaving = [.. _slots.Values.Where(slot => leaves(slot.Actor))];
        return Task.WhenAll(leaving.Select(DrainAsync));
    }

    private async Task DrainAsync(ActorSlot slot)
    {
        if (Settings.Drains && !sidecar.Killed.IsCancellationRequested)
        {
            using CancellationTokenSource patience = new(Settings.DrainTimeout, _world.Time);
            try
            {
                await slot.Turn.WaitAsync(patience.Token);
                slot.Turn.Release();
            }
            catch (OperationCanceledException)
            {
                // The call in hand is given up below.
            }
        }

        await DeactivateAsync(slot, moved: true);
    }

    // Who calls meanwhile waits until the app has forgotten the actor.
    private async Task DeactivateAsync(ActorSlot slot, bool moved)
    {
        if (!slot.TryClose(moved))
            return;
        await slot.Turn.WaitAsync();
        if (!sidecar.Killed.IsCancellationRequested)
            await ForgetAsync(slot.Actor);
        lock (_lock)
            _slots.Remove(slot.Actor);
        slot.Turn.Release();
    }

    private async Task ForgetAsync(ActorId actor)
    {
        try
        {
            await sidecar.App.CallAsync("DELETE", $"/actors/{actor}", [new("Content-Type", "application/x-protobuf")], [], sidecar.Killed);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // The app is away, and the actor with it.
        }
    }

    private ActorSlot FindOrAdd(ActorId actor)
    {
        lock (_lock)
        {
            if (_slots.TryGetValue(actor, out ActorSlot? slot))
                return slot;
            _slots.Add(actor, slot = new ActorSlot(actor));
            slot.Idle = _world.Time.CreateTimer(
                _ => _ = DeactivateAsync(slot, moved: false), null, Settings.IdleTimeout, Timeout.InfiniteTimeSpan);
            return slot;
        }
    }

    // False when the actor was ended meanwhile: there is a new one by now.
    private static async Task<bool> EnterAsync(ActorSlot slot, CancellationToken cancellationToken)
    {
        await slot.Turn.WaitAsync(cancellationToken);
        if (!slot.Closed.IsCancellationRequested)
            return true;
        slot.Turn.Release();
        return slot.Moved ? throw new ActorMovedException() : false;
    }
}
