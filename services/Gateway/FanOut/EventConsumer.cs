using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.FanOut;

/// <summary>
/// Everything that an app tells the gateways. Batches may run in parallel; the messages of one key come in order. What cannot be read goes to the
/// dead letters.
/// </summary>
internal abstract class EventConsumer(string topic, EventTraffic? traffic, DeadLetters deadLetters, ILogger log) : IBatchConsumer
{
    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        traffic?.Count();
        foreach (BusMessage message in batch)
        {
            if (Problem(message) is not { } problem)
                continue;
            GatewayLog.UnreadableMessage(log, topic, message.Key, problem);
            await deadLetters.PublishAsync(topic, message, problem.Message, cancellationToken);
        }

        return BatchResult.Done;
    }

    /// <summary>Hands a message on; any exception means that it cannot be.</summary>
    protected abstract void Handle(ReadOnlyMemory<byte> message);

    private Exception? Problem(BusMessage message)
    {
        try
        {
            Handle(message.Body);
            return null;
        }
        catch (Exception exception)
        {
            // Nothing here is a dependency: it would fail again, and with it every gateway would stand still.
            return exception;
        }
    }
}

/// <summary>How much the apps tell this gateway: whether it is quiet.</summary>
internal sealed class EventTraffic
{
    private long _batches;

    /// <summary>How many batches have come so far.</summary>
    public long Batches => Volatile.Read(ref _batches);

    public void Count() => Interlocked.Increment(ref _batches);
}
