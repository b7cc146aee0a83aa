using Microsoft.Extensions.Logging;

namespace BlazingSun.Games;

/// <summary>Everything that Games logs.</summary>
internal static partial class GamesLog
{
    [LoggerMessage(2001, LogLevel.Warning, "The lobby could not be told of its rooms; it is tried again")]
    public static partial void LobbyNotTold(this ILogger log, Exception exception);
}
