using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests;

/// <summary>A store whose next saves fail: before or after they happened.</summary>
internal sealed class FlakyStore(IStateStore store, FlakyStore.Plan plan) : IStateStore
{
    public ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancellationToken) => store.GetAsync(key, cancellationToken);

    public async ValueTask<string?> SaveAsync(
        string key, ReadOnlyMemory<byte> value, Expected expected, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        if (plan.Failing-- > 0)
        {
            if (plan.AfterSaving)
                await store.SaveAsync(key, value, expected, timeToLive, cancellationToken);
            throw new DependencyUnavailableException("rooms", "as planned");
        }

        return await store.SaveAsync(key, value, expected, timeToLive, cancellationToken);
    }

    public ValueTask<bool> DeleteAsync(string key, Expected expected, CancellationToken cancellationToken) =>
        store.DeleteAsync(key, expected, cancellationToken);

    public ValueTask<bool> TransactAsync(IReadOnlyList<StateOperation> operations, CancellationToken cancellationToken) =>
        store.TransactAsync(operations, cancellationToken);

    /// <summary>Puts it before the store that is registered.</summary>
    public static void AddTo(IServiceCollection services, Plan plan)
    {
        ServiceDescriptor real = services.Last(d => d.ServiceType == typeof(IStateStore) && Equals(d.ServiceKey, StateStores.Rooms));
        services.Remove(real);
        services.AddKeyedSingleton<IStateStore>(
            StateStores.Rooms,
            (provider, key) => new FlakyStore((IStateStore)real.KeyedImplementationFactory!(provider, key), plan));
    }

    internal sealed class Plan
    {
        public int Failing { get; set; }

        public bool AfterSaving { get; set; }
    }
}
