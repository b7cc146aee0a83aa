using BlazingSun.Platform;
using BlazingSun.Platform.State;

namespace BlazingSun.Chat.Tests.Private;

/// <summary>
/// A store that often fails: before a call was carried out, after it (the answer is lost), or it carries a write out long after it said
/// that it failed.
/// </summary>
internal sealed class FaultyStore(IStateStore inner, int seed, int percent) : IStateStore
{
    private readonly Random random = new(seed);
    private readonly Queue<Func<Task>> late = new();

    public async ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken)
    {
        await CatchUpAsync();
        return Fails() ? throw Away() : await inner.GetAsync(key, cancellationToken);
    }

    public async ValueTask<string?> SaveAsync(
        string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
        await WriteAsync(async () => await inner.SaveAsync(key, value, expected, timeToLive, cancellationToken));

    public async ValueTask<bool> DeleteAsync(string key, Expected expected, CancellationToken cancellationToken) =>
        await WriteAsync(async () => await inner.DeleteAsync(key, expected, cancellationToken));

    public ValueTask<bool> TransactAsync(IReadOnlyList<StateOperation> operations, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private static DependencyUnavailableException Away() => new(StateStores.Documents, "broken by the test");

    private bool Fails() => random.Next(100) < percent;

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        await CatchUpAsync();
        if (!Fails())
            return await write();
        switch (random.Next(3))
        {
            case 0:
                await write();
                break;
            case 1:
                late.Enqueue(write);
                break;
        }

        throw Away();
    }

    private async Task CatchUpAsync()
    {
        while (late.Count > 0 && random.Next(3) == 0)
            await late.Dequeue()();
    }
}
