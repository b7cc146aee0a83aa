using BlazingSun.Contracts.Bus;
using BlazingSun.Platform.Presence;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BlazingSun.Chat.Presence;

/// <summary>Who may see whom come and go.</summary>
internal static class PresenceFeature
{
    public static IServiceCollection AddPresence(this IServiceCollection services)
    {
        services.TryAddSingleton<IPresenceReader, UnknownPresence>();
        return services
            .AddSingleton<PresenceConsumer>()
            .AddSubscription<PresenceConsumer>(ChatApp.Name, Topics.GatewayPresence, ConsumerGroup.PerApp);
    }
}
