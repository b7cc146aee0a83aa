using BlazingSun.Contracts.Bus;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.People;

/// <summary>Who there is.</summary>
internal static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<KnownPeople>()
        .AddSingleton<PeopleDirectory>()
        .AddSingleton<LateRemoval>()
        .AddSingleton<UserEventsConsumer>()
        .AddSubscription<UserEventsConsumer>(ChatApp.Name, Topics.SystemEvents, ConsumerGroup.PerApp);
}
