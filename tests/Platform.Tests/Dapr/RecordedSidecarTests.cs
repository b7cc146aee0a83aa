using System.Text.Json.Nodes;
using BlazingSun.Platform.Dapr;
using BlazingSun.Platform.State;
using BlazingSun.Recordings;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Tests.Dapr;

/// <summary>Tokens, startup and addresses, against what a real sidecar said.</summary>
public sealed class RecordedSidecarTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("token: none", "")]
    [InlineData("token: wrong", "no")]
    public async Task A_sidecar_that_refuses_the_token_is_unavailable_and_the_option_is_named(string scenario, string token)
    {
        Exchange recorded = Recording.Exchanges("sidecar.api", scenario).Single();
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(recorded.Response);
        await using DaprPorts ports = new(sidecar.Address, ("DAPR_API_TOKEN", token), ("Dapr:RoomsStore", "statestore"));

        DependencyUnavailableException error = await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => ports.Get<IStateStore>(StateStores.Rooms).GetAsync("x", Token).AsTask());

        Assert.Contains("Dapr:ApiToken", error.Message, StringComparison.Ordinal);
        Assert.Equal(recorded.Request.Path, sidecar.Requests[0].Path);
        Assert.Equal(recorded.Request.Headers.GetValueOrDefault("dapr-api-token"), sidecar.Requests[0].Headers.GetValueOrDefault("dapr-api-token"));
    }

    [Fact]
    public async Task Every_call_of_a_real_sidecar_is_let_in_by_its_token_and_nothing_else_is()
    {
        await using DaprApp app = await DaprApp.StartAsync(_ => { }, ("APP_API_TOKEN", "app-secret"));

        foreach (Exchange call in Recording.Exchanges("sidecar.app").Where(call => call.Request.Path is "/dapr/config" or "/dapr/subscribe" or "/healthz"))
        {
            Assert.Equal(200, (await app.SendAsync(call.Request)).Status);
            if (call.Request.Path == "/healthz")
                continue;
            Assert.Equal(401, (await app.SendAsync(call.Request with { Headers = new Dictionary<string, string>() })).Status);
            Assert.Equal(401, (await app.SendAsync(call.Request with { Headers = new Dictionary<string, string> { ["dapr-api-token"] = "app-secre" } })).Status);
        }

        Assert.Equal(401, (await app.SendAsync(new RecordedRequest("POST", "/dapr/events/pubsub/b1", new Dictionary<string, string>(), "{}"))).Status);
    }

    [Fact]
    public async Task An_app_without_subscriptions_says_so()
    {
        await using DaprApp app = await DaprApp.StartAsync(_ => { });
        Exchange asked = Recording.Exchanges("sidecar.app").First(call => call.Request.Path == "/dapr/subscribe");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(asked.Response!.Body), JsonNode.Parse((await app.SendAsync(asked.Request)).Body)));
    }

    [Fact]
    public async Task An_app_that_stops_asks_for_nothing_more()
    {
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        PubSub.RecordingConsumer consumer = PubSub.RecordingConsumer.After(release.Task);
        await using DaprApp app = await DaprApp.StartAsync(
            services => services.AddSingleton(new Platform.PubSub.Subscription("games", "b1", Platform.PubSub.ConsumerGroup.PerApp, consumer)));
        RecordedRequest delivery = Recording.Exchanges("pubsub.app", "bulk: 404")[0].Request;

        Task<RecordedResponse> inHand = app.SendAsync(delivery, "/dapr/events/pubsub/b1");
        await consumer.Batches.WaitForAsync(1, Token);
        Task stopped = app.StopAsync();
        Assert.False(stopped.IsCompleted);
        release.SetResult();
        await stopped;

        Assert.Equal(200, (await inHand).Status);
    }

    [Fact]
    public async Task A_sidecar_that_does_not_answer_in_time_is_unavailable()
    {
        TaskCompletionSource never = new();
        VirtualTimeProvider time = new();
        await using DaprApp silent = await DaprApp.StartAsync(services => services.AddSingleton(new Platform.PubSub.Subscription(
            "games", "x", Platform.PubSub.ConsumerGroup.PerApp, PubSub.RecordingConsumer.After(never.Task))));
        await using DaprApp app = await DaprApp.StartAsync(
            services => services.AddSingleton<TimeProvider>(time), ("Dapr:HttpEndpoint", silent.Address.ToString()));

        SidecarProbe probe = new(app.Services);
        Task calling = probe.DeliverAsync();
        await time.WaitForTimersAsync(1, Token);
        time.Advance(TimeSpan.FromSeconds(2));

        DependencyUnavailableException error = await Assert.ThrowsAsync<DependencyUnavailableException>(() => calling);
        Assert.Equal("rooms: the sidecar did not answer within 2 s", error.Message);
        never.SetResult();
    }

    [Theory]
    [InlineData("Dapr:HttpEndpoint", "localhost:3500")]
    [InlineData("Dapr:GrpcEndpoint", "unix:///x")]
    [InlineData("Dapr:CallTimeout", "00:00:00")]
    [InlineData("Dapr:PublishBatch", "0")]
    [InlineData("Dapr:PubSub", "")]
    public async Task A_wrong_option_ends_the_start_and_is_named(string option, string value)
    {
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => DaprApp.StartAsync(_ => { }, (option, value)));

        Assert.Contains(option, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DAPR_HTTP_PORT", "3777", "http://127.0.0.1:3777")]
    [InlineData("DAPR_HTTP_ENDPOINT", "https://sidecar:3500", "https://sidecar:3500")]
    [InlineData("Dapr:HttpEndpoint", "http://10.0.0.1:3500", "http://10.0.0.1:3500")]
    [InlineData("unrelated", "", "http://127.0.0.1:3500")]
    public async Task The_sidecars_address_comes_from_its_starter_unless_it_is_set(string key, string value, string expected)
    {
        await using DaprApp app = await DaprApp.StartAsync(_ => { }, (key, value));

        Assert.Equal(expected, app.Services.GetRequiredService<IOptions<DaprOptions>>().Value.HttpEndpoint);
    }
}
