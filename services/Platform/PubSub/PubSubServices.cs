using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.PubSub;

/// <summary>Declares subscriptions.</summary>
public static class PubSubServices
{
    /// <summary>
    /// Delivers a topic to a consumer (one instance) from the start of the app on. What it throws decides: where a dependency is away the batch comes again,
    /// anything else sends the message that it stumbles over to the <see cref="DeadLetters"/>.
    /// </summary>
    public static IServiceCollection AddSubscription<TConsumer>(
        this IServiceCollection services, string app, string topic, ConsumerGroup group)
        where TConsumer : class, IBatchConsumer =>
        services.AddSingleton(provider => new Subscription(app, topic, group, new CarefulConsumer(
            topic,
            provider.GetRequiredService<TConsumer>(),
            provider.GetRequiredService<DeadLetters>(),
            provider.GetRequiredService<ILogger<CarefulConsumer>>())));
}
