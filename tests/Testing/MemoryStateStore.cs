using System.Globalization;
using BlazingSun.Platform.State;

namespace BlazingSun.Testing;

/// <summary>A state store in memory. Every call is done when it returns; a version is never given out twice.</summary>
public sealed class MemoryStateStore(TimeProvider time) : IStateStore
{
    private const int MostOperations = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Item> _items = new(StringComparer.Ordinal);
    private long _version;

    /// <summary>The keys that begin so, in order, with their values.</summary>
    public IReadOnlyList<(string Key, ReadOnlyMemory<byte> Value)> Scan(string prefix)
    {
        lock (_gate)
        {
            return
            [
                .. _items.Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal) && Find(item.Key) is not null)
                    .OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => (item.Key, (ReadOnlyMemory<byte>)item.Value.Value)),
            ];
        }
    }

    /// <inheritdoc/>
    public ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken)
    {
        Check(key);
        lock (_gate)
            return ValueTask.FromResult(Find(key) is { } item ? new StateEntry(item.Value, Text(item.Version)) : null);
    }

    /// <inheritdoc/>
    public ValueTask<string?> SaveAsync(
        string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        Check(key);
        lock (_gate)
            return ValueTask.FromResult(Apply(new StateOperation(key, value, expected, timeToLive)) ? Text(_version) : null);
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string key, Expected expected, CancellationToken cancellationToken)
    {
        Check(key);
        lock (_gate)
            return ValueTask.FromResult(Apply(new StateOperation(key, null, expected)));
    }

    /// <inheritdoc/>
    public ValueTask<bool> TransactAsync(IReadOnlyList<StateOperation> operations, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(operations.Count, MostOperations);
        foreach (StateOperation operation in operations)
            Check(operation.Key);
        lock (_gate)
        {
            Dictionary<string, Item> before = new(_items, StringComparer.Ordinal);
            if (operations.All(Apply))
                return ValueTask.FromResult(true);
            _items.Clear();
            foreach ((string key, Item item) in before)
                _items.Add(key, item);
            return ValueTask.FromResult(false);
        }
    }

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static void Check(string key)
    {
        if (key.Length is 0 or > 200 || key.Contains("||", StringComparison.Ordinal))
            throw new ArgumentException("A key has 1 to 200 characters and no '||'.", nameof(key));
    }

    private bool Apply(StateOperation operation)
    {
        Item? there = Find(operation.Key);
        bool met = operation.Expected.What switch
        {
            Expected.Kind.Any => true,
            Expected.Kind.Absent => there is null,
            _ => there is not null && Text(there.Version) == operation.Expected.ETag,
        };
        if (!met)
            return false;
        _items.Remove(operation.Key);
        _version++;
        if (operation.Value is { } value)
            _items.Add(operation.Key, new Item(value.ToArray(), _version, time.GetUtcNow() + operation.TimeToLive));
        return true;
    }

    private Item? Find(string key) =>
        _items.TryGetValue(key, out Item? item) && !(item.Expires <= time.GetUtcNow()) ? item : null;

    private sealed record Item(byte[] Value, long Version, DateTimeOffset? Expires);
}
