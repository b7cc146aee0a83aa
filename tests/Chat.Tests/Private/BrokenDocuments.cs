using BlazingSun.Platform;
using BlazingSun.Platform.State;
using BlazingSun.Testing;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>The store of documents, which a test can break.</summary>
internal sealed class BrokenDocuments(IStateStore inner) : IStateStore
{
    /// <summary>The keys whose saves fail.</summary>
    public Func<string, bool> Fails { get; set; } = _ => false;

    /// <summary>Comes before a save.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>The saves so far.</summary>
    public Recorder<(string Key, int Bytes)> Saves { get; } = new();

    public ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken) => inner.GetAsync(key, cancellationToken);

    public async ValueTask<string?> SaveAsync(
        string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        await Before(key);
        Saves.Add((key, value.Length));
        return Fails(key)
            ? throw new DependencyUnavailableException(StateStores.Documents, "broken by the test")
            : await inner.SaveAsync(key, value, expected, timeToLive, cancellationToken);
    }

    public ValueTask<bool> DeleteAsync(string key, Expected expected, CancellationToken cancellationToken) =>
        inner.DeleteAsync(key, expected, cancellationToken);

    public ValueTask<bool> TransactAsync(IReadOnlyList<StateOperation> operations, CancellationToken cancellationToken) =>
        inner.TransactAsync(operations, cancellationToken);
}
