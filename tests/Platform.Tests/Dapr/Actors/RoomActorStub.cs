using System.Text.Json;
using System.Text.Json.Serialization;
using BlazingSun.Platform.Actors;
using BlazingSun.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BlazingSun.Platform.Tests.Dapr.Actors;

/// <summary>The actor of the recordings: its type and methods, and what it was told.</summary>
internal sealed class RoomActorStub(ActorContext context, Recorder<string> told) : Actor
{
    public static readonly ActorMethod<JsonElement, JsonElement> Hello = Method("hello");

    public static ActorMethod<JsonElement, JsonElement> Method(string name) =>
        new("RoomActor", name, RoomActorJson.Default.JsonElement, RoomActorJson.Default.JsonElement);

    public static void AddTo(IServiceCollection services, Recorder<string> told) => services.AddActor(
        "RoomActor",
        TimeSpan.FromHours(1),
        (_, context) => new RoomActorStub(context, told),
        methods => methods
            .On(Hello, (actor, request, _) => actor.Answer("hello", request))
            .On(Method("slow"), (actor, request, _) => actor.Answer("slow", request))
            .On(Method("refuse"), (_, _, _) => throw new InvalidOperationException("NOT_YOUR_TURN"))
            .On(Method("fail"), (_, _, _) => throw new DependencyUnavailableException("rooms", "away")));

    public override ValueTask OnActivateAsync(CancellationToken cancellationToken) => Note("activated");

    public override ValueTask OnDeactivateAsync(CancellationToken cancellationToken) => Note("deactivated");

    public override ValueTask OnReminderAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) => Note($"remind {name}");

    private ValueTask<JsonElement> Answer(string method, JsonElement request)
    {
        told.Add($"{context.ActorId} {method} {request.GetRawText()}");
        return ValueTask.FromResult(JsonElement.Parse($$"""{"host": "a", "method": "{{method}}"}"""));
    }

    private ValueTask Note(string what)
    {
        told.Add($"{context.ActorId} {what}");
        return ValueTask.CompletedTask;
    }
}

[JsonSerializable(typeof(JsonElement))]
internal sealed partial class RoomActorJson : JsonSerializerContext;
