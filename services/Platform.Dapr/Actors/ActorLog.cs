using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Dapr.Actors;

internal static partial class ActorLog
{
    [LoggerMessage(3001, LogLevel.Warning, "Reminder {Reminder} of actor {ActorType} {ActorId} failed; it comes again in {RetryIn}")]
    public static partial void ReminderFailed(
        ILogger logger, string actorType, string actorId, string reminder, TimeSpan retryIn, Exception exception);

    [LoggerMessage(3002, LogLevel.Error, "A turn of actor {ActorType} {ActorId} ended with an exception")]
    public static partial void TurnFailed(ILogger logger, string actorType, string actorId, Exception exception);
}
