using Microsoft.Extensions.Logging;

namespace BlazingSun.Chat;

/// <summary>Everything that Chat logs. What people write is never in it.</summary>
internal static partial class ChatLog
{
    [LoggerMessage(3001, LogLevel.Warning, "{Dependency} is away; the sender of a command could not be told why it was refused")]
    public static partial void RefusalUntold(this ILogger log, Exception exception, string dependency);

    [LoggerMessage(3002, LogLevel.Warning, "It could not be seen whether the sender of a command was removed meanwhile")]
    public static partial void RemovalNotChecked(this ILogger log, Exception exception);
}
