using BlazingSun.Platform.Dapr.Sidecar;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Dapr.Workflows;

internal static partial class WorkflowLog
{
    [LoggerMessage(3101, LogLevel.Information, "The worker is connected to the sidecar")]
    public static partial void Connected(ILogger logger);

    [LoggerMessage(3102, LogLevel.Warning, "The worker lost its connection to the sidecar ({Status}); it connects again in {Pause}")]
    public static partial void Lost(ILogger logger, GrpcStatus status, TimeSpan pause);

    [LoggerMessage(3103, LogLevel.Warning, "The answer for workflow {InstanceId} did not reach the sidecar")]
    public static partial void Unanswered(ILogger logger, string instanceId, Exception exception);

    [LoggerMessage(3104, LogLevel.Error, "Work for workflow {InstanceId} could not be done; it waits for the next connection")]
    public static partial void NotDone(ILogger logger, string instanceId, Exception exception);

    [LoggerMessage(3105, LogLevel.Warning, "Activity {Name} of workflow {InstanceId} failed: {ErrorType}: {ErrorMessage}")]
    public static partial void ActivityFailed(ILogger logger, string instanceId, string name, string errorType, string errorMessage);

    [LoggerMessage(3106, LogLevel.Error, "Workflow {InstanceId} failed: {ErrorType}: {ErrorMessage}")]
    public static partial void Failed(ILogger logger, string instanceId, string errorType, string errorMessage);

    [LoggerMessage(3107, LogLevel.Error, "The worker's connection to the sidecar ended in a way that nobody expected")]
    public static partial void Broken(ILogger logger, Exception exception);
}
