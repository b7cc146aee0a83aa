using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Embedded.State;

internal static partial class StateLog
{
    [LoggerMessage(121, LogLevel.Error, "{Count} writes of state failed")]
    internal static partial void WriteFailed(ILogger logger, Exception error, int count);

    [LoggerMessage(122, LogLevel.Error, "A read of state failed")]
    internal static partial void ReadFailed(ILogger logger, Exception error);
}
