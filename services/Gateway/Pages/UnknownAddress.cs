using Microsoft.Net.Http.Headers;

namespace BlazingSun.Gateway.Pages;

/// <summary>Somebody who looks for a page that does not exist gets one that says so, and leads back. Programs get the bare status.</summary>
internal sealed class UnknownAddress(RequestDelegate next, string index)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound } && IsVisit(context) && File.Exists(index))
            await SendAsync(context);
    }

    private static bool IsVisit(HttpContext context) =>
        context.GetEndpoint() is null
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");

    private async Task SendAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers[HeaderNames.CacheControl] = "no-cache";
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.SendFileAsync(index, context.RequestAborted);
    }
}
