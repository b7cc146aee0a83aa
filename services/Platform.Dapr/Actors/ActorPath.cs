namespace BlazingSun.Platform.Dapr.Actors;

internal static class ActorPath
{
    /// <summary>The sidecar's path to an actor. It builds the app's path without escaping, so ids are plain: letters, digits, '-', '_', '.'.</summary>
    internal static string Of(string actorType, string actorId) =>
        $"/v1.0/actors/{Uri.EscapeDataString(actorType)}/{Uri.EscapeDataString(actorId)}";
}
