using System.Text;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Platform.Tests.PubSub;

/// <summary>A bus with its subscriptions running.</summary>
public abstract class RunningBus : IAsyncDisposable
{
    public const string Topic = "games.commands";

    public abstract IBus Bus { get; }

    /// <summary>Waits for a condition, and lets the time pass that redelivery takes.</summary>
    public abstract Task EventuallyAsync(Func<bool> condition);

    /// <summary>Ends the deliveries in order.</summary>
    public abstract Task StopAsync();

    public abstract ValueTask DisposeAsync();

    public ValueTask PublishAsync(string key, params IEnumerable<string> bodies) =>
        Bus.PublishAsync(Topic, bodies.Select(body => Message(key, body)).ToArray(), TestContext.Current.CancellationToken);

    public static BusMessage Message(string key, string body) => new(key, Encoding.UTF8.GetBytes(body));
}
