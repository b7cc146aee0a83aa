using System.Net;
using System.Text;

namespace BlazingSun.Simulation.Sidecars;

/// <summary>An answer of a sidecar or of an app.</summary>
internal sealed record Reply(HttpStatusCode Status, byte[] Body, string? HeaderName = null, string HeaderValue = "true")
{
    public static Reply NoContent { get; } = new(HttpStatusCode.NoContent, []);

    /// <summary>As the sidecar tells of what it could not do.</summary>
    public static Reply Error(HttpStatusCode status, string code) =>
        new(status, Encoding.UTF8.GetBytes($$"""{"errorCode":"{{code}}","message":"as simulated"}"""));

    public HttpResponseMessage ToMessage()
    {
        HttpResponseMessage message = new(Status) { Content = new ByteArrayContent(Body) };
        if (HeaderName is not null)
            message.Headers.TryAddWithoutValidation(HeaderName, HeaderValue);
        return message;
    }
}
