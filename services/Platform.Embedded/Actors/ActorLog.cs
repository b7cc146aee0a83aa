using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Embedded.Actors;

internal static partial class ActorLog
{
    [LoggerMessage(2001, LogLevel.Warning, "Actor {ActorType} {ActorId} failed to deactivate")]
    public static partial void DeactivationFailed(ILogger logger, string actorType, string actorId, Exception exception);

    [LoggerMessage(2002, LogLevel.Warning, "Reminder {Reminder} of actor {ActorType} {ActorId} failed; it comes again in {RetryIn}")]
    public static partial void ReminderFailed(
        ILogger logger, string actorType, string actorId, string reminder, TimeSpan retryIn, Exception exception);

    [LoggerMessage(2004, LogLevel.Warning, "The host ended before the turns of {Count} actors had")]
    public static partial void StoppedEarly(ILogger logger, int count);

    [LoggerMessage(2003, LogLevel.Information, "{Count} reminders wait")]
    public static partial void RemindersLoaded(ILogger logger, int count);
}
