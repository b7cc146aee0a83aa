using BlazingSun.Contracts.Bus;
using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Chat.Tests.Moderation;

/// <summary>The real bus, on which what Chat tells can fail, or something else happen first.</summary>
internal sealed class TroubledBus
{
    private int _fails;

    /// <summary>So many of the next publications fail.</summary>
    public int Fails
    {
        get => Volatile.Read(ref _fails);
        set => Volatile.Write(ref _fails, value);
    }

    /// <summary>Happens before a message is published.</summary>
    public Func<BusMessage, Task> Before { get; set; } = _ => Task.CompletedTask;

    public void Wrap(IServiceCollection services)
    {
        ServiceDescriptor inner = services.Last(service => service.ServiceType == typeof(IBus));
        services.AddSingleton<IBus>(provider => new Bus((IBus)inner.ImplementationFactory!(provider), this));
    }

    private sealed class Bus(IBus inner, TroubledBus owner) : IBus
    {
        public async ValueTask PublishAsync(string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken)
        {
            if (topic == Topics.ChatEvents && owner.Fails > 0)
            {
                Interlocked.Decrement(ref owner._fails);
                throw new DependencyUnavailableException("pubsub", "broken by the test");
            }

            for (int i = 0; topic == Topics.ChatEvents && i < messages.Length; i++)
                await owner.Before(messages.Span[i]);
            await inner.PublishAsync(topic, messages, cancellationToken);
        }
    }
}
