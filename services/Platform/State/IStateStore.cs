namespace BlazingSun.Platform.State;

/// <summary>A stored value with the version that a later save must name. Versions are opaque.</summary>
public sealed record StateEntry(ReadOnlyMemory<byte> Value, string ETag);

/// <summary>What a save of a key demands of what is stored.</summary>
public readonly record struct Expected
{
    private Expected(Kind what, string? etag) => (What, ETag) = (what, etag);

    /// <summary>Nothing: the last write wins.</summary>
    public static Expected Any => default;

    /// <summary>The key must not exist.</summary>
    public static Expected Absent => new(Kind.Absent, null);

    /// <summary>The three demands.</summary>
    public enum Kind
    {
        /// <summary>No demand.</summary>
        Any,

        /// <summary>No such key.</summary>
        Absent,

        /// <summary>Exactly this version.</summary>
        Version,
    }

    /// <summary>Which demand.</summary>
    public Kind What { get; }

    /// <summary>The version for <see cref="Kind.Version"/>.</summary>
    public string? ETag { get; }

    /// <summary>The version that was read must still be there.</summary>
    public static Expected Version(string etag) => new(Kind.Version, etag);
}

/// <summary>One write of a transaction: a save, or a delete when the value is null.</summary>
/// <param name="Key">1 to 200 characters without <c>||</c>.</param>
/// <param name="Value">UTF-8 text; comes back unchanged.</param>
/// <param name="Expected">The demand.</param>
/// <param name="TimeToLive">After this time the key is gone; null = kept.</param>
public sealed record StateOperation(string Key, ReadOnlyMemory<byte>? Value, Expected Expected, TimeSpan? TimeToLive = null);

/// <summary>
/// A key-value store with optimistic concurrency. A single save is atomic and durable when it returns.
/// Where a call throws <see cref="DependencyUnavailableException"/>, the write may or may not have happened: read again.
/// </summary>
public interface IStateStore
{
    /// <summary>The value, or null when there is none (never, deleted, or its time is over).</summary>
    ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Saves one value.</summary>
    /// <returns>The new version, or null when the demand was not met; then nothing changed.</returns>
    ValueTask<string?> SaveAsync(
        string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken);

    /// <summary>Deletes a key; deleting what is not there succeeds unless a version was demanded.</summary>
    /// <returns>False when the demand was not met.</returns>
    ValueTask<bool> DeleteAsync(string key, Expected expected, CancellationToken cancellationToken);

    /// <summary>
    /// All writes or none, at most 100, where the store can (Embedded; on Redis a conflict in a later one leaves the earlier ones written,
    /// so rooms never rely on it).
    /// </summary>
    /// <returns>False when a demand was not met.</returns>
    ValueTask<bool> TransactAsync(IReadOnlyList<StateOperation> operations, CancellationToken cancellationToken);
}

/// <summary>The stores' names; each is a keyed service.</summary>
public static class StateStores
{
    /// <summary>Rooms, reservations, seats.</summary>
    public const string Rooms = "rooms";

    /// <summary>Private messages, finished games.</summary>
    public const string Documents = "documents";
}
