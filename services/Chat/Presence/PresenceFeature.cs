using BlazingSun.Contracts.Bus;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Presence;

/// <summary>Who may see whom come and go.</summary>
internal static class PresenceFeature
{
    public static IServiceCollection AddPresence(this IServiceCollection services) => services
        .AddSingleton<PresenceConsumer>()
        .AddSubscription<PresenceConsumer>(ChatApp.Name, Topics.GatewayPresence, ConsumerGroup.PerApp);
}
