using System.Net;
using System.Security.Cryptography;
using System.Text;
using BlazingSun.Platform.Dapr.Sidecar;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Hosting;

/// <summary>Lets in only who sends the app's token; when none is set, who calls from this machine.</summary>
internal sealed class AppToken(IOptions<DaprOptions> options) : IEndpointFilter
{
    private readonly byte[] _token = Encoding.UTF8.GetBytes(options.Value.AppApiToken);

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsFromSidecar(context.HttpContext.Request) ? next(context) : ValueTask.FromResult<object?>(TypedResults.Unauthorized());

    /// <summary>True when the call carries the token or, where there is none, comes from this machine.</summary>
    internal bool IsFromSidecar(HttpRequest request) => _token.Length == 0
        ? request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers[SidecarClient.TokenHeader].ToString()), _token);
}
