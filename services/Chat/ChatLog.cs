using Microsoft.Extensions.Logging;

namespace BlazingSun.Chat;

/// <summary>Everything that Chat logs. What people write is never in it.</summary>
internal static partial class ChatLog
{
    [LoggerMessage(3001, LogLevel.Warning, "{Dependency} is away; the sender was told to try again")]
    public static partial void DependencyAway(this ILogger log, Exception exception, string dependency);

    [LoggerMessage(3002, LogLevel.Error, "A command failed; its sender was given the trace {Trace}")]
    public static partial void CommandFailed(this ILogger log, Exception exception, string trace);
}
