using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Dapr.PubSub;

internal static partial class BusLog
{
    [LoggerMessage(111, LogLevel.Warning, "{App} could not handle a batch of {Count} messages of {Topic}; they come again")]
    internal static partial void BatchFailed(ILogger logger, Exception error, string app, string topic, int count);

    [LoggerMessage(112, LogLevel.Information, "{App} asks for {Retry} of {Count} messages of {Topic} again")]
    internal static partial void WillRetry(ILogger logger, string app, string topic, int retry, int count);

    [LoggerMessage(113, LogLevel.Error, "The sidecar's delivery to {Path} cannot be read; it comes again")]
    internal static partial void Unreadable(ILogger logger, Exception error, string path);
}
