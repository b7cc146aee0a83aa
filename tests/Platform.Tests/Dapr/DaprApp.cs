using System.Net.Http.Headers;
using System.Text;
using BlazingSun.Platform.Dapr;
using BlazingSun.Recordings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>An app on the Dapr platform with its port open.</summary>
internal sealed class DaprApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private DaprApp(WebApplication app)
    {
        _app = app;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public IServiceProvider Services => _app.Services;

    public Uri Address => _client.BaseAddress!;

    public static Task<DaprApp> StartAsync(Action<IServiceCollection> services, params (string Key, string Value)[] settings) =>
        StartAsync("games", services, _ => { }, settings);

    public static async Task<DaprApp> StartAsync(
        string app, Action<IServiceCollection> services, Action<WebApplication> endpoints, params (string Key, string Value)[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.WebHost.UseUrls($"http://127.0.0.1:{builder.Configuration["APP_PORT"] ?? "0"}");
        builder.Services.AddDaprPlatform(builder.Configuration, app);
        services(builder.Services);
        WebApplication built = builder.Build();
        endpoints(built);
        built.MapDaprPlatform();
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new DaprApp(built);
    }

    /// <summary>Sends what a sidecar sent, to where this app wants it.</summary>
    public async Task<RecordedResponse> SendAsync(RecordedRequest request, string? path = null)
    {
        using HttpRequestMessage message = new(new HttpMethod(request.Method), path ?? request.Path);
        if (request.Body is { Length: > 0 } body)
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        foreach ((string name, string value) in request.Headers)
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) && message.Content is not null)
                message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else if (!name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
                message.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await _client.SendAsync(message, TestContext.Current.CancellationToken);
        return new RecordedResponse(
            (int)response.StatusCode,
            response.Content.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
