using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Embedded.Actors;

internal static partial class ActorLog
{
    [LoggerMessage(2002, LogLevel.Warning, "Reminder {Reminder} of actor {ActorType} {ActorId} failed; it comes again in {RetryIn}")]
    public static partial void ReminderFailed(
        ILogger logger, string actorType, string actorId, string reminder, TimeSpan retryIn, Exception exception);

    [LoggerMessage(2003, LogLevel.Information, "{Count} reminders wait")]
    public static partial void RemindersLoaded(ILogger logger, int count);
}
