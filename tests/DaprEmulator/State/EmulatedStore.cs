using BlazingSun.DaprEmulator.Faults;
using BlazingSun.DaprEmulator.Storage;

namespace BlazingSun.DaprEmulator.State;

/// <summary>What is behind a state component, shared by all sidecars.</summary>
internal sealed class EmulatedStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredValue> _values = new(StringComparer.Ordinal);
    private readonly DaprComponent _component;
    private readonly DaprWorld _world;

    internal EmulatedStore(DaprComponent component, DaprWorld world)
    {
        (_component, _world, Flavour) = (component, world, StateFlavour.Of(component.Type));
        foreach ((string key, byte[] value) in Journal.Load(component.Name))
            _values.Add(key, StoredValue.Parse(value));
    }

    internal string Name => _component.Name;

    internal StateFlavour Flavour { get; }

    internal Dependency Dependency { get; } = new();

    private IJournal Journal => _world.Journal;

    /// <summary>The key as it is stored.</summary>
    internal string Key(string appId, string key) => _component.Text("keyPrefix", "appid") switch
    {
        "none" => key,
        "appid" => $"{appId}||{key}",
        "name" => $"{Name}||{key}",
        "namespace" => $"default.{appId}||{key}",
        string literal => $"{literal}||{key}",
    };

    internal StoredValue? Get(string key)
    {
        lock (_lock)
            return Live(key);
    }

    internal Refusal Write(StateWrite write)
    {
        lock (_lock)
        {
            Refusal refusal = Flavour.Check(Live(write.Key), write);
            if (refusal == Refusal.None)
                Apply(write);
            return refusal;
        }
    }

    /// <summary>All or none, where the store can; else those before the first that fails.</summary>
    internal Refusal Transact(IReadOnlyList<StateWrite> writes)
    {
        lock (_lock)
        {
            List<(string Key, StoredValue? Value)> before = [.. writes.Select(write => (write.Key, _values.GetValueOrDefault(write.Key)))];
            Refusal first = Refusal.None;
            foreach (StateWrite write in writes)
            {
                Refusal refusal = Write(write);
                first = first == Refusal.None ? refusal : first;
            }

            if (first != Refusal.None && Flavour.RollsBack)
                before.ForEach(entry => Put(entry.Key, entry.Value));
            return first;
        }
    }

    private StoredValue? Live(string key)
    {
        if (_values.TryGetValue(key, out StoredValue? value) && value.Expires is { } expires && expires <= _world.Time.GetUtcNow())
        {
            Put(key, null);
            value = null;
        }

        return value;
    }

    private void Apply(StateWrite write)
    {
        StoredValue? current = Live(write.Key);
        Put(write.Key, write.Json is null
            ? null
            : new StoredValue(
                write.Json, Flavour.NextETag(current, _world.NewId), current?.FirstWrite == true || write.FirstWrite, Expiry(current, write)));
    }

    private DateTimeOffset? Expiry(StoredValue? current, StateWrite write) => write.TtlSeconds switch
    {
        > 0 and int seconds => _world.Time.GetUtcNow() + TimeSpan.FromSeconds(seconds),
        null when Flavour.KeepsExpiry => current?.Expires,
        _ => null,
    };

    private void Put(string key, StoredValue? value)
    {
        if (value is null)
        {
            _values.Remove(key);
            Journal.Remove(Name, key);
        }
        else
        {
            _values[key] = value;
            Journal.Put(Name, key, value.ToBytes());
        }
    }
}
