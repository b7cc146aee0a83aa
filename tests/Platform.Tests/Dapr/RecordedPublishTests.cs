using System.Text;
using System.Text.Json.Nodes;
using BlazingSun.Platform.PubSub;
using BlazingSun.Recordings;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>Publishing against what a real sidecar answered.</summary>
public sealed class RecordedPublishTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Bulks => [.. Recording.Exchanges("pubsub.api")
        .Where(exchange => exchange.Request.Path.EndsWith("bulk/pubsub/b1?metadata.rawPayload=true", StringComparison.Ordinal))
        .Select(exchange => exchange.Scenario)];

    public static TheoryData<string, string> Failures => new()
    {
        { "pubsub.api", "bulk: not an array" },
        { "pubsub.api", "2 MiB event" },
        { "pubsub.api", "5 MiB event" },
        { "pubsub.api", "no topic" },
        { "outage.api", "kafka away: publish" },
    };

    [Theory]
    [MemberData(nameof(Bulks))]
    public async Task Messages_are_published_raw_and_in_bulk_under_their_keys(string scenario)
    {
        Exchange recorded = Recording.Exchanges("pubsub.api", scenario).Single();
        JsonArray entries = JsonNode.Parse(recorded.Request.Body!)!.AsArray();
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(recorded.Response);
        await using DaprPorts ports = new(sidecar.Address);

        await ports.Get<IBus>().PublishAsync(
            "b1", entries.Select(entry => Message(entry!["metadata"]!["partitionKey"]!.GetValue<string>(), entry["event"]!.ToJsonString())).ToArray(), Token);

        RecordedRequest request = sidecar.Requests.Single();
        Assert.Equal((recorded.Request.Method, recorded.Request.Path), (request.Method, request.Path));
        Assert.Equal(recorded.Request.Headers["Content-Type"], request.Headers["Content-Type"]);
        JsonArray sent = JsonNode.Parse(request.Body!)!.AsArray();
        foreach (JsonNode? entry in sent)
            AsJson(entry!.AsObject());
        Assert.True(JsonNode.DeepEquals(entries, sent), $"{entries} / {sent}");
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_tells_its_code(string file, string scenario)
    {
        RecordedResponse answer = Recording.Exchanges(file, scenario).Single().Response!;
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(answer);
        await using DaprPorts ports = new(sidecar.Address);

        DependencyUnavailableException error = await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => ports.Get<IBus>().PublishAsync("b1", Message("room-1", "{}"), Token).AsTask());

        string code = JsonNode.Parse(answer.Body)!["errorCode"]!.GetValue<string>();
        Assert.StartsWith($"pubsub: {code} ({answer.Status})", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_connection_is_a_failure()
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync((RecordedResponse?)null);
        await using DaprPorts ports = new(sidecar.Address);

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => ports.Get<IBus>().PublishAsync("b1", Message("room-1", "{}"), Token).AsTask());
    }

    private static BusMessage Message(string key, string body) => new(key, Encoding.UTF8.GetBytes(body));

    // The recorded app sent its events as JSON, which the sidecar may write anew; we send the bytes.
    private static void AsJson(JsonObject entry)
    {
        Assert.Equal("application/octet-stream", entry["contentType"]!.GetValue<string>());
        entry["contentType"] = "application/json";
        entry["event"] = JsonNode.Parse(Convert.FromBase64String(entry["event"]!.GetValue<string>()));
    }
}
