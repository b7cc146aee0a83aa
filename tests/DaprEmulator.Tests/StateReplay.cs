using System.Globalization;
using BlazingSun.Recordings;
using BlazingSun.Testing;

namespace BlazingSun.DaprEmulator.Tests;

public class StateReplay
{
    private readonly VirtualTimeProvider _time = new();

    [Theory]
    [InlineData("state.redis.api", "statestore", "state.redis")]
    [InlineData("state.mongodb.api", "mongo", "state.mongodb")]
    [InlineData("state.sqlite.api", "sqlstore", "state.sqlite")]
    [InlineData("state.in-memory.api", "memstore", "state.in-memory")]
    public async Task A_store_answers_as_recorded(string recording, string name, string type)
    {
        await using DaprWorld world = new(new DaprWorldOptions { Time = _time, Components = [new DaprComponent(name, type)] });
        Sidecar sidecar = await world.AddSidecarAsync("alpha", 1);
        using SidecarClient client = new();
        Dictionary<string, string> etags = new(StringComparer.Ordinal);
        foreach (Exchange exchange in Recording.Exchanges(recording))
        {
            if (exchange.Scenario.EndsWith("get after ttl", StringComparison.Ordinal))
                _time.Advance(TimeSpan.FromSeconds(1));
            RecordedResponse answer = await client.SendAsync(
                sidecar, Translate(exchange.Request, etags), TestContext.Current.CancellationToken);
            Same.Answer(exchange, answer);
            if (exchange.Response!.Headers.TryGetValue("Etag", out string? etag))
                etags[etag] = answer.Headers["Etag"];
        }
    }

    // What the recorded app had read as an ETag is another one here.
    private static RecordedRequest Translate(RecordedRequest request, Dictionary<string, string> etags)
    {
        Dictionary<string, string> headers = request.Headers.ToDictionary(header => header.Key, header => Translate(header.Value, etags));
        return request with { Headers = headers, Body = request.Body is null ? null : Translate(request.Body, etags) };
    }

    private static string Translate(string text, Dictionary<string, string> etags) =>
        etags.Where(etag => etag.Key.Length > 10).Aggregate(text, (result, etag) => result.Replace(etag.Key, etag.Value, false, CultureInfo.InvariantCulture));
}
