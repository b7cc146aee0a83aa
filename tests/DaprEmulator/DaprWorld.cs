using System.Collections.Concurrent;
using BlazingSun.DaprEmulator.Actors;
using BlazingSun.DaprEmulator.Brokers;
using BlazingSun.DaprEmulator.Faults;
using BlazingSun.DaprEmulator.State;
using BlazingSun.DaprEmulator.Storage;
using BlazingSun.DaprEmulator.Workflows;
using BlazingSun.Platform.Ids;

namespace BlazingSun.DaprEmulator;

/// <summary>
/// What stands behind the sidecars of one system: broker, stores, placement, scheduler, workflows. Everything happens on the clock it is given;
/// only connections and the wait for an app's port take real time.
/// </summary>
public sealed class DaprWorld : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly UuidSource _ids;
    private readonly DaprWorldOptions _options;
    private List<Sidecar> _sidecars = [];
    private int _next;

    /// <summary>A world without sidecars.</summary>
    public DaprWorld(DaprWorldOptions? options = null)
    {
        _options = options ?? new DaprWorldOptions();
        _ids = new UuidSource(Time, _options.Random);
        Journal = _options.Folder is { } folder ? new SqliteJournal(folder) : new NoJournal();
        Broker = new Broker(this);
        Stores = Components.Where(component => component.IsState)
            .ToDictionary(component => component.Name, component => new EmulatedStore(component, this), StringComparer.Ordinal);
        Actors = new ActorRouter(this);
        Scheduler = new ReminderScheduler(this);
        Workflows = new WorkflowEngine(this);
        Faults = new DaprFaults(this);
    }

    /// <summary>Misbehaviour on command.</summary>
    public DaprFaults Faults { get; }

    /// <summary>The sidecars that run.</summary>
    public IReadOnlyList<Sidecar> Sidecars
    {
        get
        {
            lock (_lock)
                return [.. _sidecars.Where(sidecar => !sidecar.Killed.IsCancellationRequested)];
        }
    }

    /// <summary>What the apps did that the real one would not take; none is right.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    internal TimeProvider Time => _options.Time;

    internal DaprTimings Timings => _options.Timings;

    internal IReadOnlyList<DaprComponent> Components => _options.Components;

    internal IJournal Journal { get; }

    internal Broker Broker { get; }

    internal IReadOnlyDictionary<string, EmulatedStore> Stores { get; }

    /// <summary>Where actors and workflows keep what they have.</summary>
    internal EmulatedStore? ActorStore => Components.FirstOrDefault(component => component.IsState && component.Flag("actorStateStore")) is { } component
        ? Stores[component.Name]
        : null;

    internal Placement Placement { get; } = new();

    internal ActorRouter Actors { get; }

    internal ReminderScheduler Scheduler { get; }

    internal WorkflowEngine Workflows { get; }

    /// <summary>Starts a sidecar beside an app; returns when its ports are open. It does not wait for the app.</summary>
    /// <param name="appId">The app's id.</param>
    /// <param name="appPort">Where the app listens, or will.</param>
    /// <param name="options">Ports, tokens, health check.</param>
    public async Task<Sidecar> AddSidecarAsync(string appId, int appPort, SidecarOptions? options = null)
    {
        Sidecar sidecar = new(this, appId, appPort, options ?? new SidecarOptions());
        await sidecar.StartAsync();
        lock (_lock)
            _sidecars = [.. _sidecars, sidecar];
        return sidecar;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Sidecars.Select(sidecar => sidecar.KillAsync()));
        Scheduler.Dispose();
        Workflows.Dispose();
        Journal.Dispose();
    }

    /// <summary>Null when the type has none.</summary>
    internal ActorRetry? ActorRetry(string type) => _options.ActorRetries.GetValueOrDefault(type);

    internal int Partitions(string topic) => _options.Partitions.GetValueOrDefault(topic, 3);

    internal void Complain(string what) => _complaints.Enqueue(what);

    internal Guid NewId() => _ids.New();

    internal int Random(int below)
    {
        Span<byte> bytes = stackalloc byte[4];
        _options.Random.Fill(bytes);
        return (int)(BitConverter.ToUInt32(bytes) % (uint)below);
    }

    /// <summary>A sidecar of an app, in turn; and whether the app was ever there.</summary>
    internal (Sidecar? Sidecar, bool Known) Resolve(string appId)
    {
        lock (_lock)
        {
            Sidecar[] known = [.. _sidecars.Where(sidecar => sidecar.AppId == appId)];
            Sidecar[] alive = [.. known.Where(sidecar => !sidecar.Killed.IsCancellationRequested)];
            return (alive.Length == 0 ? null : alive[_next++ % alive.Length], known.Length > 0);
        }
    }

    internal void Remove(Sidecar sidecar)
    {
        lock (_lock)
            _sidecars = [.. _sidecars.Where(other => other != sidecar)];
    }
}
