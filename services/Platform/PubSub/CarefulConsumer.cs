using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.PubSub;

/// <summary>
/// Before every consumer: a message that it can never handle goes to the dead letters, instead of coming again for ever with all that is behind it. What
/// fails because a dependency is away comes again.
/// </summary>
internal sealed partial class CarefulConsumer(string topic, IBatchConsumer consumer, DeadLetters deadLetters, ILogger<CarefulConsumer> log)
    : IBatchConsumer
{
    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        try
        {
            return await consumer.HandleAsync(batch, cancellationToken);
        }
        catch (Exception failure) when (batch.Count == 1 && IsForEver(failure, cancellationToken))
        {
            Unhandled(log, failure, topic, batch[0].Key);
            await deadLetters.PublishAsync(topic, batch[0], $"{failure.GetType().Name}: {failure.Message}", cancellationToken);
            return BatchResult.Done;
        }
        catch (Exception failure) when (IsForEver(failure, cancellationToken))
        {
            // Which one it was, is found out below.
        }

        return await batch.OneByOneAsync((message, token) => HandleAsync([message], token), cancellationToken);
    }

    // While the app stops, anything may fail, and no message is to blame.
    private static bool IsForEver(Exception failure, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && !Failure.Passes(failure);

    [LoggerMessage(131, LogLevel.Error, "A message of {Topic} with key {Key} cannot be handled and goes to the dead letters")]
    private static partial void Unhandled(ILogger log, Exception failure, string topic, string key);
}
