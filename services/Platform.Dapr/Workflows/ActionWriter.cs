using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;
using Google.Protobuf.WellKnownTypes;
using P = BlazingSun.Platform.Dapr.Workflows.Protocol;

namespace BlazingSun.Platform.Dapr.Workflows;

/// <summary>From the engine's messages to the protocol's.</summary>
internal static class ActionWriter
{
    internal static P.WorkflowResponse Write(WorkflowResponse response, string completionToken)
    {
        P.WorkflowResponse message = new()
        {
            InstanceId = response.InstanceId,
            CustomStatus = response.CustomStatus,
            CompletionToken = completionToken,
            Version = Write(response.Version),
        };
        message.Actions.AddRange(response.Actions.Select(Write));
        return message;
    }

    internal static P.ActivityResponse Write(P.ActivityRequest request, ActivityOutcome outcome, string completionToken) => new()
    {
        InstanceId = request.WorkflowInstance.InstanceId,
        TaskId = request.TaskId,
        Result = outcome.Result,
        FailureDetails = Write(outcome.Failure),
        CompletionToken = completionToken,
    };

    private static P.Action Write(WorkflowAction action) => action switch
    {
        ScheduleTask task => new P.Action
        {
            Id = task.Id,
            ScheduleTask = new P.ScheduleTask { Name = task.Name, Input = task.Input, TaskExecutionId = task.TaskExecutionId },
        },
        CreateTimer timer => new P.Action { Id = timer.Id, CreateTimer = new P.CreateTimer { FireAt = Write(timer.FireAt) } },
        CreateChildWorkflow child => new P.Action
        {
            Id = child.Id,
            CreateChildWorkflow = new P.CreateChild { InstanceId = child.InstanceId, Name = child.Name, Input = child.Input },
        },
        CompleteWorkflow end => new P.Action { Id = end.Id, CompleteWorkflow = Write(end) },
        _ => throw new NotSupportedException($"The protocol has no action for {action.GetType().Name}."),
    };

    private static P.CompleteWorkflow Write(CompleteWorkflow end)
    {
        P.CompleteWorkflow message = new() { Status = (int)end.Status, Result = end.Result, FailureDetails = Write(end.Failure) };
        message.CarryoverEvents.AddRange(end.CarryoverEvents.Select(e => new P.HistoryEvent
        {
            EventId = e.EventId,
            Timestamp = Write(e.Timestamp),
            EventRaised = new P.EventRaised { Name = e.Name, Input = e.Input },
        }));
        return message;
    }

    private static P.Version? Write(WorkflowVersion? version)
    {
        if (version is null)
            return null;
        P.Version message = new();
        message.Patches.AddRange(version.Patches);
        if (version.Name is not null)
            message.Name = version.Name;
        return message;
    }

    private static P.Failure? Write(WorkflowTaskFailureDetails? failure) => failure is null ? null : new P.Failure
    {
        ErrorType = failure.ErrorType,
        ErrorMessage = failure.ErrorMessage,
        StackTrace = failure.StackTrace,
        InnerFailure = Write(failure.InnerFailure),
        IsNonRetriable = failure.IsNonRetriable,
    };

    private static Timestamp Write(DateTimeOffset time) => Timestamp.FromDateTimeOffset(time);
}
