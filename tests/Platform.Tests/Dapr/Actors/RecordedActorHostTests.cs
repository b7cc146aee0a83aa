using System.Text.Json.Nodes;
using BlazingSun.Platform.Actors;
using BlazingSun.Recordings;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr.Actors;

/// <summary>What a real sidecar asked of a host of actors, asked of this one.</summary>
public sealed class RecordedActorHostTests
{
    private readonly Recorder<string> _told = new();

    [Fact]
    public async Task A_new_sidecar_is_told_the_types_and_how_long_they_may_idle()
    {
        await using DaprApp app = await StartAsync();
        Exchange asked = Recording.Exchanges("actors.app", "startup")[0];

        JsonNode answer = JsonNode.Parse((await app.SendAsync(asked.Request)).Body)!;

        JsonNode recorded = JsonNode.Parse(asked.Response!.Body)!;
        Assert.True(JsonNode.DeepEquals(recorded["entities"], answer["entities"]));
        Assert.True(JsonNode.DeepEquals(recorded["drainRebalancedActors"], answer["drainRebalancedActors"]));
        Assert.Equal("5000ms", answer["drainOngoingCallTimeout"]!.GetValue<string>());
        Assert.Equal("3600000ms", answer["entitiesConfig"]![0]!["actorIdleTimeout"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(recorded["entities"], answer["entitiesConfig"]![0]!["entities"]));
    }

    /// <summary>All calls of the recording, in their order; only the status that counts as success, but for what this host tells otherwise.</summary>
    [Fact]
    public async Task Every_recorded_call_is_answered()
    {
        await using DaprApp app = await StartAsync();
        foreach (Exchange call in Recording.Exchanges("actors.app").Where(call => call.Request.Path.StartsWith("/actors/", StringComparison.Ordinal)))
        {
            RecordedResponse answer = await app.SendAsync(call.Request);
            string method = call.Request.Path.Split('/')[^1];
            Assert.Equal(method is "missing" or "nocontent" or "verylong" ? 404 : 200, answer.Status);
            if (method is "hello" or "slow")
                Assert.Equal(method, JsonNode.Parse(answer.Body)!["method"]!.GetValue<string>());
        }

        Assert.Contains("r1 hello {\"x\": 1}", _told.Items);
        Assert.Contains("r1 remind wake", _told.Items);
        Assert.Contains("m1 remind survive", _told.Items);
        Assert.Contains("i1 deactivated", _told.Items);
    }

    [Fact]
    public async Task A_failure_is_a_success_with_the_header_that_tells_it()
    {
        await using DaprApp app = await StartAsync();
        Exchange call = Recording.Exchanges("actors.app", "actor: calls").Single(call => call.Request.Path.EndsWith("/refuse", StringComparison.Ordinal));

        using HttpClient client = new() { BaseAddress = app.Address };
        using StringContent body = new(call.Request.Body!);
        using HttpResponseMessage answer = await client.PutAsync(call.Request.Path, body, TestContext.Current.CancellationToken);

        Assert.Equal(call.Response!.Status, (int)answer.StatusCode);
        Assert.Equal([call.Response.Headers["X-DaprErrorResponseHeader"]], answer.Headers.GetValues("X-DaprErrorResponseHeader"));
        Assert.Contains("NOT_YOUR_TURN", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_memory_when_a_new_sidecar_asks_begins_anew()
    {
        await using DaprApp app = await StartAsync();
        RecordedRequest hello = Recording.Exchanges("actors.app", "actor: calls")[0].Request;
        await app.SendAsync(hello);

        await app.SendAsync(Recording.Exchanges("actors.app", "startup")[0].Request);
        await app.SendAsync(hello);

        Assert.Equal(["r1 activated", "r1 hello {\"x\": 1}", "r1 deactivated", "r1 activated", "r1 hello {\"x\": 1}"], _told.Items);
    }

    [Fact]
    public async Task At_its_end_the_app_deactivates_what_is_in_memory()
    {
        await using DaprApp app = await StartAsync();
        await app.SendAsync(Recording.Exchanges("actors.app", "actor: calls")[0].Request);

        await app.StopAsync();

        Assert.Equal("r1 deactivated", _told.Items[^1]);
    }

    [Fact]
    public async Task A_reminder_that_fails_is_registered_anew()
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(ScriptedSidecar.NoContent);
        await using DaprApp app = await DaprApp.StartAsync(
            services => services.AddActor("RoomActor", TimeSpan.FromHours(1), (_, _) => new Failing(), _ => { }),
            ("Dapr:HttpEndpoint", sidecar.Address));
        RecordedRequest tick = Recording.Exchanges("actors.app").Last(call => call.Request.Path.EndsWith("/remind/survive", StringComparison.Ordinal)).Request;

        Assert.Equal(200, (await app.SendAsync(tick with { Body = """{"data":"c2VhdA==","dueTime":"","period":""}""" })).Status);

        Assert.Equal("/v1.0/actors/RoomActor/m1/reminders/survive", sidecar.Requests[0].Path);
        Assert.Equal("""{"dueTime":"1000ms","overwrite":true,"data":"c2VhdA=="}""", sidecar.Requests[0].Body);
    }

    private Task<DaprApp> StartAsync() => DaprApp.StartAsync(services => RoomActorStub.AddTo(services, _told));

    private sealed class Failing : Actor
    {
        public override ValueTask OnReminderAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("not now");
    }
}
