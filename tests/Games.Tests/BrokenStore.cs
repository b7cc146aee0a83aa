using BlazingSun.Platform;
using BlazingSun.Platform.State;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Games.Tests;

/// <summary>The real store of rooms, which a test can break.</summary>
internal sealed class BrokenStore
{
    /// <summary>The keys whose saves fail.</summary>
    public Func<string, bool> Fails { get; set; } = _ => false;

    /// <summary>The keys whose saves fail as nobody expects.</summary>
    public Func<string, bool> Breaks { get; set; } = _ => false;

    /// <summary>The keys whose saves did.</summary>
    public Recorder<string> Broken { get; } = new();

    /// <summary>The keys whose reads and saves never end unless they are cancelled.</summary>
    public Func<string, bool> Hangs { get; set; } = _ => false;

    /// <summary>The keys that were asked for and hang.</summary>
    public Recorder<string> Hanging { get; } = new();

    public bool LoseNextAnswer { get; set; }

    public void Wrap(IServiceCollection services) => Wrap(services, StateStores.Rooms);

    /// <summary>Likewise, for another store.</summary>
    public void Wrap(IServiceCollection services, string store)
    {
        ServiceDescriptor inner = services.Last(s => s.ServiceType == typeof(IStateStore) && Equals(s.ServiceKey, store));
        services.AddKeyedSingleton<IStateStore>(store, (provider, key) =>
            new Store((IStateStore)inner.KeyedImplementationFactory!(provider, key), this));
    }

    private sealed class Store(IStateStore inner, BrokenStore owner) : IStateStore
    {
        public async ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken)
        {
            await HangAsync(key, cancellationToken);
            return await inner.GetAsync(key, cancellationToken);
        }

        public async ValueTask<string?> SaveAsync(
            string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken)
        {
            if (owner.Fails(key))
            {
                throw new DependencyUnavailableException("rooms", "broken by the test");
            }

            if (owner.Breaks(key))
            {
                owner.Broken.Add(key);
                throw new KeyNotFoundException("nobody expects this");
            }

            await HangAsync(key, cancellationToken);
            string? saved = await inner.SaveAsync(key, value, expected, timeToLive, cancellationToken);
            if (owner.LoseNextAnswer && key.StartsWith("room:", StringComparison.Ordinal))
            {
                owner.LoseNextAnswer = false;
                throw new DependencyUnavailableException("rooms", "the answer was lost by the test");
            }

            return saved;
        }

        public ValueTask<bool> DeleteAsync(string key, Expected expected, CancellationToken cancellationToken) =>
            inner.DeleteAsync(key, expected, cancellationToken);

        public ValueTask<bool> TransactAsync(IReadOnlyList<StateOperation> operations, CancellationToken cancellationToken) =>
            inner.TransactAsync(operations, cancellationToken);

        private async Task HangAsync(string key, CancellationToken cancellationToken)
        {
            if (owner.Hangs(key))
            {
                owner.Hanging.Add(key);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
        }
    }
}
