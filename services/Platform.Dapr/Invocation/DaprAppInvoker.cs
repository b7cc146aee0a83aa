using System.Net;
using BlazingSun.Platform.Dapr.Sidecar;
using BlazingSun.Platform.Invocation;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Invocation;

/// <summary>Calls other apps through the sidecars, which find them and tell them who calls.</summary>
internal sealed class DaprAppInvoker(ISidecarClient sidecar, IOptions<DaprOptions> options) : IAppInvoker
{
    private const string NotInvoked = "ERR_DIRECT_INVOKE";

    public async ValueTask<HttpResponseMessage> InvokeAsync(string app, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri($"/v1.0/invoke/{app}/method{request.RequestUri}", UriKind.Relative);
        HttpResponseMessage response = await sidecar.SendAsync(app, request, cancellationToken, options.Value.InvokeTimeout);
        if (response.StatusCode is not (HttpStatusCode.InternalServerError or HttpStatusCode.Forbidden))
            return response;

        // An app's own failure comes as it is; the sidecar's has a code.
        if ((await SidecarError.ReadAsync(response, cancellationToken)).ErrorCode != NotInvoked)
            return response;
        using (response)
            throw await SidecarError.ExceptionAsync(app, response, cancellationToken);
    }
}
