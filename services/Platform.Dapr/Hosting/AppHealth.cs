using Microsoft.AspNetCore.Http;

namespace BlazingSun.Platform.Dapr.Hosting;

/// <summary>
/// Tells the sidecar whether to send anything: yes, as long as the port is open. It does not ask the dependencies: while one is away the app still has to
/// hear of the others. Nor does it say that the app stops: a sidecar that waits for its app to stop would go before the app's last publishes.
/// </summary>
internal static class AppHealth
{
    internal const string Path = "/healthz";

    internal static IResult Answer() => TypedResults.Ok();
}
