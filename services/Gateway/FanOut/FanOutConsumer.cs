using System.Text.Json;
using BlazingSun.Contracts.Bus;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Gateway.FanOut;

/// <summary>Everything that Games tells the gateways. Batches may run in parallel; each room's messages come in order.</summary>
internal sealed class FanOutConsumer(EventDispatch dispatch, DeadLetters deadLetters, ILogger<FanOutConsumer> log) : IBatchConsumer
{
    private long _batches;

    /// <summary>How many batches have come so far: whether it is quiet.</summary>
    public long Batches => Volatile.Read(ref _batches);

    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _batches);
        foreach (BusMessage message in batch)
        {
            if (Problem(message) is not { } problem)
                continue;
            GatewayLog.UnreadableMessage(log, Topics.GamesEvents, message.Key, problem);
            await deadLetters.PublishAsync(Topics.GamesEvents, message, problem.Message, cancellationToken);
        }

        return BatchResult.Done;
    }

    private Exception? Problem(BusMessage message)
    {
        try
        {
            dispatch.Handle(message.Body);
            return null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return exception;
        }
    }
}
