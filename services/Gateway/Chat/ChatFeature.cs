using BlazingSun.Contracts.Bus;
using BlazingSun.Gateway.Commands;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.Chat;

internal static class ChatFeature
{
    public static IServiceCollection AddChatEdge(this IServiceCollection services)
    {
        services.AddSingleton<ChatLobbies>();
        services.AddSingleton<ICommandFilter>(provider => provider.GetRequiredService<ChatLobbies>());
        services.AddSingleton<ICommandFilter, AnswerWatch>();
        services.AddSingleton<ChatDispatch>();
        services.AddSingleton<ChatEventConsumer>();
        services.AddSubscription<ChatEventConsumer>("gateway", Topics.ChatEvents, ConsumerGroup.PerReplica);
        return services.AddLobbyCounts();
    }

    private static IServiceCollection AddLobbyCounts(this IServiceCollection services)
    {
        services.AddSingleton<LobbyCensus>();
        services.AddSingleton<LobbyCountsOutlet>();
        services.AddSingleton<LobbyCountsConsumer>();
        services.AddHostedService<LobbyCounter>();
        services.AddSubscription<LobbyCountsConsumer>("gateway", Topics.GatewayPresence, ConsumerGroup.PerReplica);
        return services;
    }
}
