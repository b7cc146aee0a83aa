namespace BlazingSun.Platform.Dapr.Sidecar;

/// <summary>The sidecar's HTTP API.</summary>
internal interface ISidecarClient
{
    /// <summary>
    /// Sends a request and reads the whole answer, whatever its status, unless the sidecar refuses the token. The path begins with a slash;
    /// ids in it are escaped by the caller.
    /// </summary>
    /// <exception cref="DependencyUnavailableException">No sidecar, or no answer in time; what the call did is not known.</exception>
    Task<HttpResponseMessage> SendAsync(
        string dependency, HttpRequestMessage request, CancellationToken cancellationToken, TimeSpan? timeout = null);
}
