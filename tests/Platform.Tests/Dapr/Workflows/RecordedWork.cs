using System.Text.Json;
using BlazingSun.Platform.Workflows;
using BlazingSun.Recordings;
using Google.Protobuf.WellKnownTypes;
using P = BlazingSun.Platform.Dapr.Workflows.Protocol;

namespace BlazingSun.Platform.Tests.Dapr.Workflows;

/// <summary>
/// A work item of the recordings and the answer that the sidecar took for it, both as this product would number and write them: the worker
/// there gave its operations numbers of its own, no execution ids and text with other spaces.
/// </summary>
internal sealed record RecordedWork(P.WorkItem Item, P.WorkflowResponse? Turn, P.ActivityResponse? Activity)
{
    private static readonly Dictionary<int, int> Numbers = new() { [11] = 2, [21] = 3, [12] = 4, [22] = 5 };

    public static IReadOnlyList<RecordedWork> All()
    {
        IReadOnlyList<Frame> frames = Recording.Frames();
        List<RecordedWork> all = [];
        for (int i = 0; i < frames.Count; i++)
        {
            if (frames[i].Message != "WorkItem")
                continue;
            P.WorkItem item = P.WorkItem.Parser.ParseFrom(frames[i].Bytes.Span);
            Frame? answer = frames.Skip(i + 1).TakeWhile(f => f.Message != "WorkItem" || !Same(f, item))
                .FirstOrDefault(f => f.From == "app" && f.Message is not null && IdOf(f) == IdOf(item));
            all.Add(new RecordedWork(
                Renumber(item),
                item.WorkflowRequest is null || answer is null ? null : Plain(P.WorkflowResponse.Parser.ParseFrom(answer.Bytes.Span)),
                item.ActivityRequest is null || answer is null ? null : P.ActivityResponse.Parser.ParseFrom(answer.Bytes.Span)));
        }

        return all;
    }

    /// <summary>Whether the turn came to a workflow that was held before.</summary>
    public bool IsHeld => Item.WorkflowRequest?.PastEvents.Any(e => e.ExecutionSuspended is not null) is true;

    /// <summary>What is compared of an answer.</summary>
    public static P.WorkflowResponse Plain(P.WorkflowResponse response)
    {
        P.WorkflowResponse plain = response.Clone();
        foreach (P.Action action in plain.Actions)
        {
            action.Id = action.CompleteWorkflow is null ? Numbers.GetValueOrDefault(action.Id, action.Id) : 0;
            if (action.ScheduleTask is { } task)
                (task.TaskExecutionId, task.Input) = ("", Compact(task.Input));
            if (action.CreateTimer is { } timer)
                Cut(timer.FireAt);
            if (action.CompleteWorkflow is { } end)
            {
                end.Result = Compact(end.Result);
                foreach (P.HistoryEvent carried in end.CarryoverEvents)
                    Cut(carried.Timestamp);
            }
        }

        return plain;
    }

    public static WorkflowRuntimeStatus StatusOf(P.WorkflowResponse response) =>
        (WorkflowRuntimeStatus)response.Actions[^1].CompleteWorkflow.Status;

    public override string ToString() => $"{Item.RequestCase} {IdOf(Item)}";

    public static string IdOf(P.WorkItem item) => item.WorkflowRequest?.InstanceId ?? item.ActivityRequest.WorkflowInstance.InstanceId;

    private static bool Same(Frame frame, P.WorkItem item) => P.WorkItem.Parser.ParseFrom(frame.Bytes.Span).Equals(item);

    private static string IdOf(Frame frame) => frame.Json!.Value.GetProperty("instanceId").GetString()!;

    private static P.WorkItem Renumber(P.WorkItem item)
    {
        foreach (P.HistoryEvent e in (item.WorkflowRequest?.PastEvents ?? []).Concat(item.WorkflowRequest?.NewEvents ?? []))
        {
            e.EventId = Numbers.GetValueOrDefault(e.EventId, e.EventId);
            if (e.TimerFired is { } timer)
                timer.TimerId = Numbers.GetValueOrDefault(timer.TimerId, timer.TimerId);
            if (e.TaskCompleted is { } done)
                done.TaskScheduledId = Numbers.GetValueOrDefault(done.TaskScheduledId, done.TaskScheduledId);
            if (e.TaskFailed is { } failed)
                failed.TaskScheduledId = Numbers.GetValueOrDefault(failed.TaskScheduledId, failed.TaskScheduledId);
        }

        return item;
    }

    // Microseconds: what both workers' clocks can hold.
    private static void Cut(Timestamp time) => time.Nanos -= time.Nanos % 1000;

    private static string? Compact(string? json) => json is null ? null : JsonSerializer.Serialize(JsonElement.Parse(json));
}
