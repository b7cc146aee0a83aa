using BlazingSun.DaprEmulator.Actors;
using BlazingSun.DaprEmulator.Brokers;
using BlazingSun.DaprEmulator.Invocation;
using BlazingSun.DaprEmulator.State;
using BlazingSun.DaprEmulator.Workflows;

namespace BlazingSun.DaprEmulator.Http;

/// <summary>The sidecar's HTTP API: finds who answers a call.</summary>
internal sealed class SidecarApi(Sidecar sidecar)
{
    private readonly HealthApi _health = new(sidecar);
    private readonly StateApi _state = new(sidecar);
    private readonly PublishApi _publish = new(sidecar);
    private readonly InvokeApi _invoke = new(sidecar);
    private readonly ActorApi _actors = new(sidecar);
    private readonly WorkflowApi _workflows = new(sidecar);

    internal async Task<Reply> AnswerAsync(ApiCall call)
    {
        switch (call.Path)
        {
            case ["v1.0", "healthz"]:
                return _health.Health(call);
            case ["v1.0", "healthz", "outbound"]:
                return Reply.NoContent;
            case var _ when sidecar.Options.ApiToken is { } token && call.Header("dapr-api-token") != token:
                return Reply.Unauthorized;
            case var _ when InvokeApi.IsInvocation(call, out string appId, out string path):
                return await _invoke.HandleAsync(appId, path, call);
            case ["v1.0" or "v1.0-alpha1" or "v1.0-beta1", .. string[] path]:
                return await AnswerAsync(path, call);
            default:
                return Reply.NotFound;
        }
    }

    private async Task<Reply> AnswerAsync(string[] path, ApiCall call)
    {
        switch (path)
        {
            case ["state", .. string[] rest]:
                return await _state.HandleAsync(rest, call);
            case ["publish", .. string[] rest]:
                return await _publish.HandleAsync(rest, call);
            case ["actors", .. string[] rest]:
                return await _actors.HandleAsync(rest, call);
            case ["workflows", .. string[] rest]:
                return await _workflows.HandleAsync(rest, call);
            case ["metadata"]:
                return _health.Metadata();
            case ["shutdown"] when call.Method == "POST":
                sidecar.StopSoon();
                return Reply.NoContent;
            default:
                return Reply.NotFound;
        }
    }
}
