using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Actors.Hosting;

internal static partial class ActorTurnLog
{
    [LoggerMessage(2001, LogLevel.Warning, "Actor {ActorType} {ActorId} failed to deactivate")]
    public static partial void DeactivationFailed(ILogger logger, string actorType, string actorId, Exception exception);

    [LoggerMessage(2004, LogLevel.Warning, "The host ended before the turns of {Count} actors had")]
    public static partial void StoppedEarly(ILogger logger, int count);
}
