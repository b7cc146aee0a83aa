using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.PubSub;

/// <summary>Declares subscriptions.</summary>
public static class PubSubServices
{
    /// <summary>Delivers a topic to a consumer (one instance) from the start of the app on.</summary>
    public static IServiceCollection AddSubscription<TConsumer>(
        this IServiceCollection services, string app, string topic, ConsumerGroup group)
        where TConsumer : class, IBatchConsumer =>
        services.AddSingleton(provider => new Subscription(app, topic, group, provider.GetRequiredService<TConsumer>()));
}
