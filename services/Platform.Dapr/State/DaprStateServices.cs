using BlazingSun.Contracts.Ids;
using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Platform.Health;
using BlazingSun.Platform.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.State;

internal static class DaprStateServices
{
    // A sidecar loads only the stores of its app; asking for another one would be an error.
    private static readonly Dictionary<string, string[]> StoresOf = new(StringComparer.Ordinal)
    {
        ["games"] = [StateStores.Rooms, StateStores.Documents],
        ["chat"] = [StateStores.Documents],
    };

    internal static IServiceCollection AddDaprState(this IServiceCollection services, string app)
    {
        services.AddStore(StateStores.Rooms, options => options.RoomsStore);
        services.AddStore(StateStores.Documents, options => options.DocumentsStore);
        foreach (string store in StoresOf.GetValueOrDefault(app, []))
            services.AddStateCheck(store);
        return services;
    }

    private static void AddStore(this IServiceCollection services, string store, Func<DaprOptions, string> component) =>
        services.AddKeyedSingleton<IStateStore>(store, (provider, _) => new DaprStateStore(
            new StateApi(
                provider.GetRequiredService<ISidecarClient>(), store, component(provider.GetRequiredService<IOptions<DaprOptions>>().Value)),
            provider.GetRequiredService<IIdSource>()));
}
