using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Embedded.Workflows;

internal static partial class WorkflowLog
{
    [LoggerMessage(2101, LogLevel.Information, "{Count} workflows go on")]
    public static partial void Resumed(ILogger logger, int count);

    [LoggerMessage(2102, LogLevel.Warning, "A turn of workflow {InstanceId} could not be stored; it is tried again in {RetryIn}")]
    public static partial void TurnNotStored(ILogger logger, string instanceId, TimeSpan retryIn, Exception exception);

    [LoggerMessage(2103, LogLevel.Error, "Workflow {InstanceId} ({Name}) failed: {ErrorType}: {ErrorMessage}")]
    public static partial void Failed(ILogger logger, string instanceId, string name, string errorType, string errorMessage);

    [LoggerMessage(2104, LogLevel.Error, "Workflow {InstanceId} ({Name}) waits for a program that knows its patches")]
    public static partial void Stalled(ILogger logger, string instanceId, string name);

    [LoggerMessage(2105, LogLevel.Warning, "Activity {Name} of workflow {InstanceId} failed: {ErrorType}: {ErrorMessage}")]
    public static partial void ActivityFailed(ILogger logger, string instanceId, string name, string errorType, string errorMessage);

    [LoggerMessage(2106, LogLevel.Warning, "The host ended before all turns and activities had; they run again after the next start")]
    public static partial void StoppedEarly(ILogger logger);
}
