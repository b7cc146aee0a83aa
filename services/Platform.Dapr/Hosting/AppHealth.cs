using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace BlazingSun.Platform.Dapr.Hosting;

/// <summary>
/// Tells the sidecar whether to send anything. It does not ask the dependencies: while one is away the app still has to hear of the others.
/// </summary>
internal sealed class AppHealth(IHostApplicationLifetime lifetime)
{
    internal const string Path = "/healthz";

    internal IResult Answer() => lifetime.ApplicationStopping.IsCancellationRequested
        ? TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable)
        : TypedResults.Ok();
}
