using System.Globalization;
using System.Net;

namespace BlazingSun.DaprEmulator.Http;

/// <summary>Health and metadata.</summary>
internal sealed class HealthApi(Sidecar sidecar)
{
    internal Reply Health(ApiCall call)
    {
        if (call.Query.TryGetValue("appid", out string? appId) && appId != sidecar.AppId)
            return Reply.Error(HttpStatusCode.InternalServerError, "ERR_HEALTH_APPID_NOT_MATCH", "dapr app-id does not match");
        return sidecar.IsReady
            ? Reply.NoContent
            : Reply.Error(
                HttpStatusCode.InternalServerError, "ERR_HEALTH_NOT_READY", "dapr is not ready: [runtime internal-placement-service]");
    }

    internal Reply Metadata()
    {
        IEnumerable<string> components = sidecar.Components.Select(component =>
            $"{{\"name\":\"{component.Name}\",\"type\":\"{component.Type}\",\"version\":\"v1\"{Optional("capabilities", Capabilities(component))}}}");
        IEnumerable<string> subscriptions = sidecar.Subscriptions.Infos.Select(info =>
            $"{{\"pubsubname\":\"{info.PubSub}\",\"topic\":{GoJson.Quote(info.Topic)},\"rules\":[{{\"path\":{GoJson.Quote(info.Route)}}}],"
            + $"\"deadLetterTopic\":{GoJson.Quote(info.DeadLetterTopic ?? "")},\"type\":\"PROGRAMMATIC\"}}");
        IEnumerable<string> actors = sidecar.Actors.Counts().Select(pair => $"{{\"type\":{GoJson.Quote(pair.Key)},\"count\":{pair.Value}}}");
        return Reply.Ok(string.Create(CultureInfo.InvariantCulture, $$$"""
            {"id":"{{{sidecar.AppId}}}","runtimeVersion":"1.18.3","enabledFeatures":["HotReload","WorkflowsRemoteActivityReminder"],"components":[{{{string.Join(',', components)}}}],"extended":{"daprRuntimeVersion":"1.18.3"}{{{Optional("subscriptions", subscriptions)}}},"appConnectionProperties":{"port":{{{sidecar.AppPort}}},"protocol":"http","channelAddress":"127.0.0.1"{{{AppHealth()}}}},"actorRuntime":{"runtimeStatus":"RUNNING"{{{Optional("activeActors", actors)}}},"hostReady":{{{(sidecar.IsReady ? "true" : "false")}}},"placement":"placement: connected"},"scheduler":{"connected_addresses":["127.0.0.1:50006"]}{{{Workers()}}}}
            """) + "\n");
    }

    private string Workers() =>
        sidecar.Workers.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $",\"workflows\":{{\"connectedWorkers\":{sidecar.Workers.Count}}}") : "";

    private string AppHealth() => sidecar.Options.AppHealth is { } health
        ? $",\"health\":{{\"healthCheckPath\":\"{health.Path}\",\"healthProbeInterval\":\"{health.Interval.TotalSeconds}s\",\"healthProbeTimeout\":\"500ms\",\"healthThreshold\":{health.Threshold}}}"
        : "";

    private static string Optional(string name, IEnumerable<string> items) =>
        string.Join(',', items) is { Length: > 0 } list ? $",\"{name}\":[{list}]" : "";

    private static IEnumerable<string> Capabilities(DaprComponent component) => (component.Type switch
    {
        "pubsub.kafka" => ["BULK_PUBSUB"],
        "pubsub.in-memory" => ["SUBSCRIBE_WILDCARDS"],
        "state.in-memory" => ["ETAG", "TRANSACTIONAL", "TTL", "DELETE_WITH_PREFIX", "KEYS_LIKE", "ACTOR"],
        _ when component.IsState => ["ETAG", "TRANSACTIONAL", "TTL", "KEYS_LIKE", "ACTOR"],
        _ => Array.Empty<string>(),
    }).Select(GoJson.Quote);
}
