using System.Net.Http.Headers;
using BlazingSun.Contracts.Commands;
using BlazingSun.Platform.Invocation;
using Microsoft.AspNetCore.Http.Features;

namespace BlazingSun.Gateway.Apps;

/// <summary>Hands what browsers ask of an app to it, where it is a program of its own, with the caller that was verified here.</summary>
/// <param name="app">The app's id.</param>
internal sealed class AppProxy(string app)
{
    private static readonly string[] Returned = ["Content-Type", "Content-Language", "Cache-Control", "ETag", "Location", "Retry-After", "WWW-Authenticate"];

    public async Task ForwardAsync(HttpContext context)
    {
        using HttpRequestMessage request = await ReadAsync(context.Request);
        if (context.User.Identity is { IsAuthenticated: true })
            request.Headers.Add(ForwardedCaller.Header, ForwardedCaller.Write(context.User.Caller()));
        IAppInvoker apps = context.RequestServices.GetRequiredService<IAppInvoker>();
        using HttpResponseMessage answer = await apps.InvokeAsync(app, request, context.RequestAborted);
        await WriteAsync(context.Response, answer, context.RequestAborted);
    }

    private static async Task<HttpRequestMessage> ReadAsync(HttpRequest request)
    {
        // Of the caller's own headers none goes on but what says how to read the body.
        HttpRequestMessage message = new(new HttpMethod(request.Method), new Uri(request.Path.ToUriComponent() + request.QueryString, UriKind.Relative));
        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            return message;
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        message.Content = new ByteArrayContent(body.ToArray());
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type))
            message.Content.Headers.ContentType = type;
        return message;
    }

    private static async Task WriteAsync(HttpResponse response, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (string name in Returned)
        {
            if (answer.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) || answer.Content.Headers.NonValidated.TryGetValues(name, out values))
                response.Headers[name] = values.ToString();
        }

        byte[] body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        if (body.Length > 0)
            await response.Body.WriteAsync(body, cancellationToken);
    }
}
