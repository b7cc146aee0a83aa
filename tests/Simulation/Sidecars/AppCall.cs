using System.Net;
using System.Text.Json;
using BlazingSun.Platform.Dapr;
using BlazingSun.Platform.Dapr.Actors;
using BlazingSun.Platform.Dapr.PubSub;
using BlazingSun.Platform.PubSub;
using BlazingSun.Simulation.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Simulation.Sidecars;

/// <summary>Calls of a sidecar to its app's endpoints. They run in the app's lane.</summary>
internal static class AppCall
{
    /// <summary>Delivers a batch.</summary>
    /// <returns>The entries that the app wants again; all of them when it does not answer as it should.</returns>
    public static async Task<IReadOnlySet<int>> DeliverAsync(Node node, Subscription subscription, int partition, BusMessage[] batch)
    {
        DaprOptions options = new();
        HttpContext http = Context(node, Deliveries(partition, batch));
        http.Request.RouteValues["component"] = subscription.Group == ConsumerGroup.PerApp ? options.PubSub : options.FanOutPubSub;
        http.Request.RouteValues["topic"] = subscription.Topic;
        await node.Services.GetRequiredService<PubSubEndpoints>().DeliverAsync(http);
        byte[] answer = await AnswerAsync(http);
        if (http.Response.StatusCode != StatusCodes.Status200OK)
            return Enumerable.Range(0, batch.Length).ToHashSet();
        JsonElement[] statuses = [.. JsonElement.Parse(answer).GetProperty("statuses").EnumerateArray()];
        return statuses.Select((status, i) => (status.GetProperty("status").GetString(), i)).Where(one => one.Item1 != "SUCCESS").Select(one => one.i).ToHashSet();
    }

    public static async Task<Reply> InvokeAsync(Node node, ActorCall call, byte[] body) =>
        await RunAsync(node, body, (endpoints, http) => endpoints.InvokeAsync(call.Type, call.Id, call.Name, http));

    public static async Task<Reply> RemindAsync(Node node, ActorCall call, byte[] body) =>
        await RunAsync(node, body, (endpoints, http) => endpoints.RemindAsync(call.Type, call.Id, call.Name, http));

    private static async Task<Reply> RunAsync(Node node, byte[] body, Func<ActorEndpoints, HttpContext, Task<IResult>> run)
    {
        HttpContext http = Context(node, body);
        IResult result = await run(node.Services.GetRequiredService<ActorEndpoints>(), http);
        await result.ExecuteAsync(http);
        string? failed = http.Response.Headers.ContainsKey(ActorFailure.Header) ? ActorFailure.Header : null;
        return new Reply((HttpStatusCode)http.Response.StatusCode, await AnswerAsync(http), failed);
    }

    private static DefaultHttpContext Context(Node node, byte[] body) => new()
    {
        RequestServices = node.Services,
        Request = { Body = new MemoryStream(body), ContentLength = body.Length },
        Response = { Body = new MemoryStream() },
    };

    private static async Task<byte[]> AnswerAsync(HttpContext http)
    {
        await http.Response.CompleteAsync();
        return ((MemoryStream)http.Response.Body).ToArray();
    }

    private static byte[] Deliveries(int partition, BusMessage[] batch) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        entries = batch.Select((message, i) => new
        {
            entryId = $"{i}",
            @event = Convert.ToBase64String(message.Body.Span),
            metadata = new Dictionary<string, string> { ["__key"] = message.Key, ["__partition"] = $"{partition}" },
        }),
    });
}

/// <summary>A method or reminder of an actor.</summary>
internal readonly record struct ActorCall(string Type, string Id, string Name);
