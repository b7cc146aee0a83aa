using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BlazingSun.DaprEmulator.Http;
using BlazingSun.DaprEmulator.Workflows.Protocol;

namespace BlazingSun.DaprEmulator.Workflows;

/// <summary>Starting and steering workflows over HTTP.</summary>
internal sealed partial class WorkflowApi(Sidecar sidecar)
{
    private const int LongestId = 64;
    private readonly DaprWorld _world = sidecar.World;

    private WorkflowEngine Engine => _world.Workflows;

    /// <param name="path">What comes after <c>/v1.0/workflows</c>; its first part is ignored.</param>
    /// <param name="call">The call.</param>
    internal Task<Reply> HandleAsync(string[] path, ApiCall call) => path switch
    {
        [_, var id] when call.Method == "GET" => Task.FromResult(Status(id)),
        [_, var name, "start"] when call.IsWrite => StartAsync(name, call),
        [_, var id, "raiseEvent", var name] when call.IsWrite => SteerAsync(
            id, "RAISE_EVENT", $"error raising event on workflow '{id}'", e => e.EventRaised = new EventRaised { Name = name, Input = Encoding.UTF8.GetString(call.Body) }, call.Aborted),
        [_, var id, "pause"] when call.IsWrite => SteerAsync(
            id, "PAUSE", $"error pausing workflow '{id}'", e => e.ExecutionSuspended = new Text(), call.Aborted),
        [_, var id, "resume"] when call.IsWrite => SteerAsync(
            id, "RESUME", $"error resuming workflow '{id}'", e => e.ExecutionResumed = new Text(), call.Aborted),
        [_, var id, "terminate"] when call.IsWrite => SteerAsync(
            id, "TERMINATE", $"error terminating workflow '{id}'", e => e.ExecutionTerminated = new ExecutionTerminated { Recurse = true }, call.Aborted),
        [_, var id, "purge"] when call.IsWrite => Task.FromResult(Purge(id)),
        _ => Task.FromResult(Reply.NotFound),
    };

    private async Task<Reply> StartAsync(string name, ApiCall call)
    {
        string id = call.Query.GetValueOrDefault("instanceID") is { Length: > 0 } given ? given : _world.NewId().ToString();
        if (id.Length > LongestId)
            return Reply.Error(HttpStatusCode.BadRequest, "ERR_INSTANCE_ID_TOO_LONG", $"workflow instance ID exceeds the max length of {LongestId} characters");
        if (!Allowed().IsMatch(id))
        {
            return Reply.Error(
                HttpStatusCode.BadRequest,
                "ERR_INSTANCE_ID_INVALID",
                $"workflow instance ID '{id}' is invalid: only alphanumeric and underscore characters are allowed");
        }

        await Engine.WorkerAsync(sidecar.AppId, call.Aborted);
        string failed = $"error starting workflow '{name}': unable to start workflow: failed to start workflow: ";
        if (Unavailable() is { } away)
            return Failed("ERR_START_WORKFLOW", failed + away);
        if (Engine.TryStart(sidecar.AppId, id, name, Encoding.UTF8.GetString(call.Body)))
            return Reply.Accepted($"{{\"instanceID\":\"{id}\"}}");
        await Task.Delay(_world.Timings.StartConflict, _world.Time, call.Aborted);
        return Failed("ERR_START_WORKFLOW", $"{failed}rpc error: code = AlreadyExists desc = an active workflow with ID '{id}' already exists");
    }

    private async Task<Reply> SteerAsync(string id, string verb, string failed, Action<HistoryEvent> fill, CancellationToken cancellationToken)
    {
        for (int attempt = 0; !Engine.HasWorker(sidecar.AppId); attempt++)
        {
            if (attempt == _world.Timings.LookupRetries)
                return Failed($"ERR_{verb}_WORKFLOW", $"{failed}: failed to lookup actor: did not find address for actor 'dapr.internal.default.{sidecar.AppId}.workflow/{id}'");
            await Task.Delay(_world.Timings.Retry, _world.Time, cancellationToken);
        }

        if (Unavailable() is { } away)
            return Failed($"ERR_{verb}_WORKFLOW", $"{failed}: {away}");
        if (Engine.Find(sidecar.AppId, id) is not { } instance)
            return verb == "TERMINATE" ? Unknown(id) : Failed($"ERR_{verb}_WORKFLOW", $"{failed}: no such instance exists");
        Engine.Raise(instance, fill);
        return Reply.Accepted("{}");
    }

    private Reply Purge(string id)
    {
        if (Engine.Find(sidecar.AppId, id) is not { IsStored: true } instance)
            return Unknown(id);
        if (!instance.IsTerminal)
            return Failed("ERR_PURGE_WORKFLOW", $"error purging workflow '{id}': the workflow is not in a terminal state");
        Engine.Purge(instance);
        return Reply.Accepted("{}");
    }

    private Reply Status(string id)
    {
        if (_world.ActorStore?.Dependency.IsAway == true)
            return Failed("ERR_GET_WORKFLOW", $"error while getting workflow info on instance '{id}': dial tcp: connect: connection refused");
        if (Engine.Find(sidecar.AppId, id)?.State is not { } state)
            return Unknown(id);
        string status = (WorkflowStatus)state.Status is WorkflowStatus.Stalled ? "UNKNOWN" : ((WorkflowStatus)state.Status).ToString().ToUpperInvariant();
        IEnumerable<string> properties = Properties(state).Where(pair => pair.Value is not null).Select(pair => $"\"dapr.workflow.{pair.Key}\":{GoJson.Quote(pair.Value!)}");
        return Reply.Ok(string.Create(CultureInfo.InvariantCulture, $$$"""
            {"instanceID":"{{{id}}}", "workflowName":{{{GoJson.Quote(state.Name)}}}, "createdAt":"{{{Time(state.Created)}}}", "lastUpdatedAt":"{{{Time(state.LastUpdated)}}}", "runtimeStatus":"{{{status}}}", "properties":{{{{string.Join(", ", properties)}}}}}
            """));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Properties(WorkflowState state) =>
    [
        new("input", state.Input), new("output", state.Output), new("custom_status", state.CustomStatus),
        new("failure.error_type", state.FailureDetails?.ErrorType),
        new("failure.error_message", state.FailureDetails?.ErrorMessage),
        new("failure.stack_trace", state.FailureDetails?.StackTrace),
    ];

    private string? Unavailable()
    {
        if (_world.Scheduler.Dependency.IsAway)
            return "rpc error: code = Unavailable desc = the scheduler is away";
        return _world.ActorStore?.Dependency.IsAway == true ? "dial tcp: connect: connection refused" : null;
    }

    private static string Time(Google.Protobuf.WellKnownTypes.Timestamp time) =>
        time.ToDateTime().ToString("yyyy-MM-ddTHH:mm:ss.fffffff00Z", CultureInfo.InvariantCulture);

    private static Reply Unknown(string id) =>
        Reply.Error(HttpStatusCode.NotFound, "ERR_INSTANCE_ID_NOT_FOUND", $"unable to find workflow with the provided instance ID: {id}");

    private static Reply Failed(string code, string message) => Reply.Error(HttpStatusCode.InternalServerError, code, message);

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex Allowed();
}
