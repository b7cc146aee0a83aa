using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Platform.Workflows;
using BlazingSun.Platform.Workflows.Engine;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using P = BlazingSun.Platform.Dapr.Workflows.Protocol;

namespace BlazingSun.Platform.Dapr.Workflows;

/// <summary>Does what the sidecar wants done and answers, so many items at a time.</summary>
internal sealed class WorkItems(
    WorkflowEngine engine, ActivityRunner activities, TaskHub hub, IOptions<DaprWorkflowOptions> options, ILogger<WorkItems> log) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(options.Value.MaxRunningWorkflowTurns);
    private readonly SemaphoreSlim _activities = new(options.Value.MaxRunningActivities);

    /// <summary>Does one item. An item that this version does not know is left alone.</summary>
    /// <param name="item">The item.</param>
    /// <param name="connection">Ends with the stream that brought the item; the sidecar then gives it again.</param>
    /// <returns>False when the sidecar could not be reached: it waits for an answer that will not come.</returns>
    public Task<bool> DoAsync(P.WorkItem item, CancellationToken connection) => item.RequestCase switch
    {
        P.WorkItem.RequestOneofCase.WorkflowRequest => DoAsync(
            _turns, item.WorkflowRequest.InstanceId, () => RunTurnAsync(item, connection), connection),
        P.WorkItem.RequestOneofCase.ActivityRequest => DoAsync(
            _activities, item.ActivityRequest.WorkflowInstance?.InstanceId ?? "", () => RunActivityAsync(item, connection), connection),
        _ => Task.FromResult(true),
    };

    public void Dispose()
    {
        _turns.Dispose();
        _activities.Dispose();
    }

    private async Task<bool> DoAsync(SemaphoreSlim places, string instanceId, Func<Task> work, CancellationToken connection)
    {
        // The caller reads the stream: it goes on before the work begins.
        await Task.Yield();
        try
        {
            await places.WaitAsync(connection);
            try
            {
                await work();
            }
            finally
            {
                places.Release();
            }
        }
        catch (Exception) when (connection.IsCancellationRequested)
        {
            // The sidecar gives the item again.
        }
        catch (GrpcException e)
        {
            WorkflowLog.Unanswered(log, instanceId, e);
            return !e.IsConnectionLost;
        }
        catch (Exception e)
        {
            WorkflowLog.NotDone(log, instanceId, e);
        }

        return true;
    }

    private Task RunTurnAsync(P.WorkItem item, CancellationToken connection)
    {
        WorkflowResponse response = engine.Run(HistoryReader.Read(item.WorkflowRequest));
        if (response.Completion?.Failure is { } failure)
            WorkflowLog.Failed(log, response.InstanceId, failure.ErrorType, failure.ErrorMessage);
        return hub.CompleteAsync(ActionWriter.Write(response, item.CompletionToken), connection);
    }

    private async Task RunActivityAsync(P.WorkItem item, CancellationToken connection)
    {
        P.ActivityRequest request = item.ActivityRequest;
        string instanceId = request.WorkflowInstance.InstanceId;
        string key = request.TaskExecutionId.Length > 0 ? request.TaskExecutionId : $"{instanceId}-{request.TaskId}";
        ActivityOutcome outcome = await activities.RunAsync(
            new WorkflowActivityContext(request.Name, instanceId, key, connection), request.Input);
        if (outcome.Failure is { } failure)
            WorkflowLog.ActivityFailed(log, instanceId, request.Name, failure.ErrorType, failure.ErrorMessage);
        await hub.CompleteAsync(ActionWriter.Write(request, outcome, item.CompletionToken), connection);
    }
}
