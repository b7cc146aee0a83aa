using BlazingSun.Platform.Health;

namespace BlazingSun.Gateway.Health;

internal static class HealthFeature
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services.AddDatabaseCheck("gateway");
}
