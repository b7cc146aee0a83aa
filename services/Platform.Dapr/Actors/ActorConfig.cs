using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Actors.Hosting;
using BlazingSun.Platform.Dapr.Sidecar;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Actors;

/// <summary>Tells a sidecar that has just started which actors this app hosts.</summary>
internal sealed class ActorConfig(IEnumerable<ActorRegistration> registrations, ActorSweeper sweeper, IOptions<DaprActorOptions> options)
{
    internal const string Path = "/dapr/config";

    /// <summary>
    /// Answers it. What is in memory belongs to the life of another sidecar, and those actors may have lived elsewhere since: they begin anew.
    /// </summary>
    internal IResult Answer()
    {
        _ = sweeper.DeactivateAllAsync(CancellationToken.None);
        return TypedResults.Bytes(Json(), "application/json");
    }

    private byte[] Json() => SidecarContent.Bytes(json =>
    {
        json.WriteStartObject();
        WriteNames(json, registrations.Select(registration => registration.ActorType));
        json.WriteString("drainOngoingCallTimeout", DaprReminders.Duration(options.Value.ActorDrainTimeout));
        json.WriteBoolean("drainRebalancedActors", true);

        // Only an entry of its own gives a type an idle timeout of its own, and such an entry takes nothing from above.
        json.WriteStartArray("entitiesConfig");
        foreach (ActorRegistration registration in registrations)
        {
            json.WriteStartObject();
            WriteNames(json, [registration.ActorType]);
            json.WriteString("actorIdleTimeout", DaprReminders.Duration(registration.IdleTimeout));
            json.WriteString("drainOngoingCallTimeout", DaprReminders.Duration(options.Value.ActorDrainTimeout));
            json.WriteBoolean("drainRebalancedActors", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteNames(System.Text.Json.Utf8JsonWriter json, IEnumerable<string> types)
    {
        json.WriteStartArray("entities");
        foreach (string type in types)
            json.WriteStringValue(type);
        json.WriteEndArray();
    }
}
