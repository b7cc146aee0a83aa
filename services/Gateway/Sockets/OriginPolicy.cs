using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace BlazingSun.Gateway.Sockets;

/// <summary>Which pages may talk to this gateway in their visitor's name.</summary>
internal sealed class OriginPolicy(IOptions<GatewayOptions> options)
{
    /// <summary>True for the own host, for allowed origins, and where there is no <c>Origin</c>: that is no browser.</summary>
    public bool Allows(HttpRequest request)
    {
        string? origin = request.Headers[HeaderNames.Origin];
        if (string.IsNullOrEmpty(origin))
            return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri)
            && (IsOwnHost(uri, request.Host) || options.Value.AllowedOrigins.Any(allowed => IsSame(allowed, uri)));
    }

    // The scheme is not compared: behind a proxy that ends TLS the gateway itself is on http.
    private static bool IsOwnHost(Uri origin, HostString host) =>
        string.Equals(origin.Host, host.Host, StringComparison.OrdinalIgnoreCase)
        && (host.Port is { } port ? port == origin.Port : origin.IsDefaultPort);

    private static bool IsSame(string allowed, Uri origin) =>
        string.Equals(allowed.TrimEnd('/'), origin.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}
