using System.Text.Json.Nodes;
using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Dapr;
using BlazingSun.Platform.PubSub;
using BlazingSun.SystemTests.Hosting;
using BlazingSun.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazingSun.SystemTests.Sidecars;

/// <summary>
/// A sidecar asks its app once what it subscribes to and which actors it hosts: when the app's port opens for the first time. This answers for the app's
/// program and for the suites together. Afterwards each of them opens the port and is called.
/// </summary>
internal static class Introduction
{
    private const string Nowhere = "1";

    /// <summary>Whether the app's program is in this build.</summary>
    public static bool IsThere(string app) => File.Exists(Path.Combine(AppContext.BaseDirectory, $"{Program(app)}.dll"));

    /// <summary>Opens the port of the sidecar's app, and closes it when the sidecar has asked.</summary>
    public static async Task MakeAsync(RealSidecar sidecar, CancellationToken cancel)
    {
        int port = await sidecar.AppPortAsync(cancel);
        await using AppProcess program = await StartProgramAsync(sidecar.App, cancel);
        await using WebApplication suites = await StartSuitesAsync(sidecar.App, cancel);
        using HttpClient asked = new() { BaseAddress = new Uri(suites.Urls.Single()) };
        await using WebApplication answering = await AnswerAsync(port, [program.Http, asked], cancel);
        await sidecar.WaitUntilReadyAsync(cancel);
    }

    private static string Program(string app) => char.ToUpperInvariant(app[0]) + app[1..];

    // It needs no sidecar to say what it wants.
    private static Task<AppProcess> StartProgramAsync(string app, CancellationToken cancel)
    {
        string name = Program(app);
        return AppProcess.StartAsync(
            name, Ports.Free(), cancel, ("DAPR_HTTP_PORT", Nowhere), ("DAPR_GRPC_PORT", Nowhere), RealApps.Database(name));
    }

    private static async Task<WebApplication> StartSuitesAsync(string app, CancellationToken cancel)
    {
        WebApplicationBuilder builder = NewBuilder("0");
        builder.Services.AddDaprPlatform(builder.Configuration, app);
        foreach (Subscription subscription in SuiteNeeds.Subscriptions(app, new NoConsumer()))
            builder.Services.AddSingleton(subscription);
        if (app == "games")
            builder.Services.AddActor(SuiteNeeds.ActorType, TimeSpan.FromMinutes(10), (_, _) => new NoActor(), _ => { });
        WebApplication suites = builder.Build();
        suites.MapDaprPlatform();
        await suites.StartAsync(cancel);
        return suites;
    }

    private static async Task<WebApplication> AnswerAsync(int port, HttpClient[] asked, CancellationToken cancel)
    {
        WebApplication app = NewBuilder(Ports.Text(port)).Build();
        app.MapGet("/healthz", () => TypedResults.Ok());
        app.MapGet("/dapr/{question}", async (string question) =>
        {
            JsonNode answer = await AskAsync(asked[0], question, cancel);
            foreach (HttpClient other in asked[1..])
                Add(answer, await AskAsync(other, question, cancel));
            return TypedResults.Text(answer.ToJsonString(), "application/json");
        });
        app.MapFallback(() => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable));
        await app.StartAsync(cancel);
        return app;
    }

    private static async Task<JsonNode> AskAsync(HttpClient app, string question, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/dapr/{question}");
        request.Headers.Add("dapr-api-token", RealSidecar.AppToken);
        using HttpResponseMessage answer = await app.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancel))!;
    }

    /// <summary>Lists get longer, also those within an object.</summary>
    private static void Add(JsonNode to, JsonNode more)
    {
        if (to is JsonArray list)
        {
            foreach (JsonNode? item in more.AsArray())
                list.Add(item!.DeepClone());
            return;
        }

        foreach ((string name, JsonNode? value) in more.AsObject())
        {
            if (to[name] is JsonArray inner)
                Add(inner, value!);
        }
    }

    private static WebApplicationBuilder NewBuilder(string port)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        return builder;
    }

    private sealed class NoActor : Actor;

    private sealed class NoConsumer : IBatchConsumer
    {
        public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is delivered here.");
    }
}
