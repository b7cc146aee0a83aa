using BlazingSun.Contracts.Errors;
using BlazingSun.Gateway.Sockets;
using BlazingSun.Platform.Http;
using Microsoft.Net.Http.Headers;

namespace BlazingSun.Gateway.Http;

/// <summary>Refuses calls that change something when another site's page made the browser send them. A bearer token is proof enough.</summary>
internal sealed class CrossSite(RequestDelegate next, OriginPolicy origins)
{
    public Task InvokeAsync(HttpContext context) =>
        IsForeign(context.Request)
            ? Problem.WriteAsync(context, new Refusal(ErrorCode.FORBIDDEN, "Calls from pages of other sites are not allowed."))
            : next(context);

    private bool IsForeign(HttpRequest request)
    {
        bool changes = !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));
        if (!changes || request.Headers.ContainsKey(HeaderNames.Authorization))
            return false;
        if (request.Headers.ContainsKey(HeaderNames.Origin))
            return !origins.Allows(request);
        string? site = request.Headers["Sec-Fetch-Site"];
        return site is not (null or "" or "same-origin" or "none");
    }
}
