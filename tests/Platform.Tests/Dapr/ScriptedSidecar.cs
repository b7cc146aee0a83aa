using System.Text;
using BlazingSun.Recordings;
using BlazingSun.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>Answers one request after the other as it was told, over HTTP, and notes what was asked.</summary>
internal sealed class ScriptedSidecar : IAsyncDisposable
{
    private readonly Queue<Func<RecordedRequest, RecordedResponse?>> _answers;
    private readonly Recorder<RecordedRequest> _requests = new();
    private readonly WebApplication _server;

    private ScriptedSidecar(IEnumerable<Func<RecordedRequest, RecordedResponse?>> answers)
    {
        _answers = new Queue<Func<RecordedRequest, RecordedResponse?>>(answers);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public string Address => _server.Urls.Single();

    public IReadOnlyList<RecordedRequest> Requests => _requests.Items;

    /// <summary>An answer without a body.</summary>
    public static RecordedResponse NoContent { get; } = new(204, new Dictionary<string, string>(), "");

    /// <summary>Starts one whose answers follow from the requests; null = the connection is lost.</summary>
    public static async Task<ScriptedSidecar> StartAsync(params IEnumerable<Func<RecordedRequest, RecordedResponse?>> answers)
    {
        ScriptedSidecar sidecar = new(answers);
        await sidecar._server.StartAsync(TestContext.Current.CancellationToken);
        return sidecar;
    }

    /// <summary>Starts one that gives these answers.</summary>
    public static Task<ScriptedSidecar> StartAsync(params IEnumerable<RecordedResponse?> answers) =>
        StartAsync(answers.Select(answer => (Func<RecordedRequest, RecordedResponse?>)(_ => answer)));

    public Task<IReadOnlyList<RecordedRequest>> WaitForAsync(int requests) =>
        _requests.WaitForAsync(requests, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        RecordedRequest request = new(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.Length == 0 ? null : body);
        _requests.Add(request);
        if (_answers.Dequeue()(request) is { } answer)
            await WriteAsync(context.Response, answer);
        else
            context.Abort();
    }

    private static async Task WriteAsync(HttpResponse response, RecordedResponse answer)
    {
        response.StatusCode = answer.Status;
        foreach ((string name, string value) in answer.Headers)
        {
            if (name is not ("Content-Length" or "Transfer-Encoding"))
                response.Headers[name] = value;
        }

        if (answer.Body.Length > 0)
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
    }
}
