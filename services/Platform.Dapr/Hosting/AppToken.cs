using System.Security.Cryptography;
using System.Text;
using BlazingSun.Platform.Dapr.Sidecar;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Hosting;

/// <summary>Lets in only who sends the app's token, when one is set.</summary>
internal sealed class AppToken(IOptions<DaprOptions> options) : IEndpointFilter
{
    private readonly byte[] _token = Encoding.UTF8.GetBytes(options.Value.AppApiToken);

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsFromSidecar(context.HttpContext.Request) ? next(context) : ValueTask.FromResult<object?>(TypedResults.Unauthorized());

    /// <summary>True when the call carries the token, or when none is set.</summary>
    internal bool IsFromSidecar(HttpRequest request) =>
        _token.Length == 0
        || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers[SidecarClient.TokenHeader].ToString()), _token);
}
