using System.Text.Json;
using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Actors.Hosting;
using BlazingSun.Platform.Dapr.Actors;
using BlazingSun.Recordings;

namespace BlazingSun.Platform.Tests.Dapr.Actors;

/// <summary>What a real sidecar answered to calls of actors.</summary>
public sealed class RecordedActorClientTests
{
    private static readonly ReminderName Wake = new("RoomActor", "r1", "wake");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_made_as_recorded_and_brings_its_answer()
    {
        Exchange call = Call("actor: call");
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(call.Response);
        await using DaprPorts ports = new(sidecar.Address);

        JsonElement answer = await CallAsync(ports, RoomActorStub.Hello, call.Request.Body!);

        Assert.Equal("hello", answer.GetProperty("method").GetString());
        Assert.Equal(("POST", call.Request.Path), (sidecar.Requests[0].Method, sidecar.Requests[0].Path));
    }

    /// <summary>The header as the sidecar spells it.</summary>
    [Theory]
    [InlineData("{\"error\":\"InvalidOperationException\",\"message\":\"NOT_YOUR_TURN\"}", false, "InvalidOperationException: NOT_YOUR_TURN")]
    [InlineData("{\"error\":\"DependencyUnavailableException\",\"message\":\"away\",\"dependency\":\"rooms\"}", true, "rooms: away")]
    public async Task A_turn_that_failed_fails_its_caller_as_it_did_there(string body, bool away, string expected)
    {
        RecordedResponse refusal = Call("actor: application error (header)").Response! with { Body = body };
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(refusal);
        await using DaprPorts ports = new(sidecar.Address);

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => CallAsync(ports, RoomActorStub.Method("refuse"), "{}"));

        Assert.Equal((expected, away), (error.Message, error is DependencyUnavailableException));
        Assert.Single(sidecar.Requests);
    }

    [Theory]
    [InlineData("actor: the app is away")]
    [InlineData("actor: 500 from the app")]
    [InlineData("actor: a call longer than the idle timeout")]
    [InlineData("actor: unknown type")]
    public async Task What_may_pass_is_tried_again(string scenario)
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Call(scenario).Response, Call("actor: the app is back").Response);
        await using DaprPorts ports = new(sidecar.Address);

        Assert.Equal("hello", (await CallAsync(ports, RoomActorStub.Hello, "{}")).GetProperty("method").GetString());
        Assert.Equal(sidecar.Requests[0].Body, sidecar.Requests[1].Body);
    }

    [Fact]
    public async Task What_does_not_pass_in_time_is_unavailable()
    {
        RecordedResponse away = Call("actor: the app is away").Response!;
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Enumerable.Repeat(away, 50));
        await using DaprPorts ports = new(sidecar.Address, ("Dapr:ActorCallTimeout", "00:00:00.3"));

        DependencyUnavailableException error = await Assert.ThrowsAsync<DependencyUnavailableException>(() => CallAsync(ports, RoomActorStub.Hello, "{}"));

        Assert.Equal("actors", error.Dependency);
        Assert.Contains("ERR_ACTOR_INVOKE_METHOD", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_is_not_there_is_a_bug_and_not_tried_again()
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Call("actor: 404 from the app").Response);
        await using DaprPorts ports = new(sidecar.Address);

        await Assert.ThrowsAsync<ActorFailedException>(() => CallAsync(ports, RoomActorStub.Method("missing"), "{}"));
    }

    [Fact]
    public async Task A_reminder_is_registered_and_removed_as_recorded()
    {
        Exchange create = Call("reminder: create"), delete = Call("reminder: delete absent");
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(create.Response, delete.Response);
        await using DaprPorts ports = new(sidecar.Address);
        IReminders reminders = ports.Get<IReminders>();

        await reminders.RegisterAsync(Wake, TimeSpan.FromSeconds(1), "tea"u8.ToArray(), Token);
        await reminders.UnregisterAsync(Wake with { Name = "none" }, Token);

        Assert.Equal((create.Request.Method, create.Request.Path), (sidecar.Requests[0].Method, sidecar.Requests[0].Path));
        Assert.Equal("""{"dueTime":"1000ms","overwrite":true,"data":"dGVh"}""", sidecar.Requests[0].Body);
        Assert.Equal((delete.Request.Method, delete.Request.Path), (sidecar.Requests[1].Method, sidecar.Requests[1].Path));
    }

    [Fact]
    public async Task A_reminder_that_the_scheduler_refuses_is_not_taken_for_registered()
    {
        await using ScriptedSidecar sidecar = await ScriptedSidecar.StartAsync(Call("reminder: bad duration").Response);
        await using DaprPorts ports = new(sidecar.Address);

        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => ports.Get<IReminders>().RegisterAsync(Wake, TimeSpan.FromSeconds(1), default, Token).AsTask());
    }

    private static Exchange Call(string scenario) => Recording.Exchanges("actors.api", scenario)[0];

    private static async Task<JsonElement> CallAsync(DaprPorts ports, ActorMethod<JsonElement, JsonElement> method, string body) =>
        await ports.Get<IActorClient>().InvokeAsync(method, "r1", JsonElement.Parse(body), Token);
}
