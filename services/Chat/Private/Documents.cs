using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BlazingSun.Platform;
using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Private;

/// <summary>Values of the store of documents, each saved over the version that was read.</summary>
internal sealed class Documents([FromKeyedServices(StateStores.Documents)] IStateStore store)
{
    private const int Tries = 3;

    /// <summary>A value with its version; both null when there is none.</summary>
    public async ValueTask<(T? Value, string? Version)> ReadAsync<T>(string key, JsonTypeInfo<T> json, CancellationToken cancellationToken)
        where T : class =>
        await store.GetAsync(key, cancellationToken) is { } entry
            ? (JsonSerializer.Deserialize(entry.Value.Span, json), entry.ETag)
            : (null, null);

    /// <summary>
    /// Saves over a version; null = there is none yet. A save that failed or went unanswered is not guessed at: the key is read again, and
    /// what stands there is ours when it is the same.
    /// </summary>
    /// <returns>False when something else was saved since.</returns>
    /// <exception cref="DependencyUnavailableException">The store is away; whether the save happened is not known.</exception>
    public async ValueTask<bool> SaveAsync<T>(
        string key, T value, string? version, JsonTypeInfo<T> json, CancellationToken cancellationToken)
        where T : class
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(value, json);
        for (int attempt = 1; ; attempt++)
        {
            if (await TrySaveAsync(key, bytes, version, attempt == Tries, cancellationToken))
                return true;
            StateEntry? stored = await store.GetAsync(key, cancellationToken);
            if (stored is not null && stored.Value.Span.SequenceEqual(bytes))
                return true;
            if (stored?.ETag != version)
                return false;
        }
    }

    /// <summary>Removes what stands under a key now; what somebody saves meanwhile stays.</summary>
    public async ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(key, cancellationToken) is { } entry)
            await RemoveAsync(key, entry.ETag, cancellationToken);
    }

    /// <summary>Removes a version; a later one stays.</summary>
    public async ValueTask RemoveAsync(string key, string version, CancellationToken cancellationToken) =>
        await store.DeleteAsync(key, Expected.Version(version), cancellationToken);

    private async ValueTask<bool> TrySaveAsync(
        string key, ReadOnlyMemory<byte> value, string? version, bool last, CancellationToken cancellationToken)
    {
        Expected expected = version is null ? Expected.Absent : Expected.Version(version);
        try
        {
            bool saved = await store.SaveAsync(key, value, expected, null, cancellationToken) is not null;
            return saved || !last
                ? saved
                : throw new DependencyUnavailableException(StateStores.Documents, "refuses a save over the version that it has");
        }
        catch (DependencyUnavailableException) when (!last)
        {
            return false;
        }
    }
}
