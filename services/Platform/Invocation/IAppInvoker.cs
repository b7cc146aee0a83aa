namespace BlazingSun.Platform.Invocation;

/// <summary>Calls another app's HTTP endpoints, for what belongs in no message: questions of a browser that the other app answers.</summary>
public interface IAppInvoker
{
    /// <summary>Sends a request to an app; its answer comes as it is, whatever the status.</summary>
    /// <param name="app">The app's id.</param>
    /// <param name="request">With a relative address that begins with a slash.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DependencyUnavailableException">The app is away, or did not answer in time; what it did is not known.</exception>
    ValueTask<HttpResponseMessage> InvokeAsync(string app, HttpRequestMessage request, CancellationToken cancellationToken);
}
