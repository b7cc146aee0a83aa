using Microsoft.Extensions.Logging;

namespace BlazingSun.Games;

/// <summary>Everything that Games logs.</summary>
internal static partial class GamesLog
{
    [LoggerMessage(2001, LogLevel.Warning, "The lobby could not be told of its rooms; it is tried again")]
    public static partial void LobbyNotTold(this ILogger log, Exception exception);

    [LoggerMessage(2002, LogLevel.Warning, "{Dependency} is away; the senders were told to try again")]
    public static partial void DependencyAway(this ILogger log, Exception exception, string dependency);

    [LoggerMessage(2003, LogLevel.Error, "A command failed; its sender was given the trace {Trace}")]
    public static partial void CommandFailed(this ILogger log, Exception exception, string trace);
}
