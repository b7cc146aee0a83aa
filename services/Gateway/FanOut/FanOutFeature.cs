using BlazingSun.Contracts.Bus;
using BlazingSun.Gateway.Commands;
using BlazingSun.Gateway.Lobbies;
using BlazingSun.Gateway.Sync;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.FanOut;

internal static class FanOutFeature
{
    public static IServiceCollection AddFanOut(this IServiceCollection services)
    {
        services.AddSingleton<RoomTable>();
        services.AddSingleton<RoomFanOut>();
        services.AddSingleton<ReplyFanOut>();
        services.AddSingleton<DeliveryFanOut>();
        services.AddSingleton<RoomLists>();
        services.AddSingleton<ICommandFilter>(provider => provider.GetRequiredService<RoomLists>());
        services.AddSingleton<UnreadDesk>();
        services.AddSingleton<SyncDesk>();
        services.AddSingleton<ICommandFilter>(provider => provider.GetRequiredService<SyncDesk>());
        services.AddSingleton<SyncDelivery>();
        services.AddSingleton<EventDispatch>();
        services.AddSingleton<EventTraffic>();
        services.AddSingleton<FanOutConsumer>();
        services.AddSubscription<FanOutConsumer>("gateway", Topics.GamesEvents, ConsumerGroup.PerReplica);
        return services;
    }
}
