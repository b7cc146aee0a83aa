using System.Net;
using System.Text.Json;
using BlazingSun.DaprEmulator.Http;
using BlazingSun.DaprEmulator.State;

namespace BlazingSun.DaprEmulator.Actors;

/// <summary>State of actors, in the component that is marked for it.</summary>
internal sealed class ActorStateApi(Sidecar sidecar)
{
    private readonly DaprWorld _world = sidecar.World;

    internal Task<Reply> HandleAsync(ActorId actor, string[] key, ApiCall call)
    {
        if (sidecar.Components.FirstOrDefault(component => component.Flag("actorStateStore")) is not { } component)
            return Task.FromResult(Failed("ERR_ACTOR_RUNTIME_NOT_FOUND", "the state store is not configured to use the actor runtime"));
        EmulatedStore store = _world.Stores[component.Name];
        return key switch
        {
            [] when call.IsWrite => SaveAsync(store, actor, call),
            [var name] when call.Method == "GET" => GetAsync(store, actor, name, call.Aborted),
            _ => Task.FromResult(Reply.NotFound),
        };
    }

    private async Task<Reply> GetAsync(EmulatedStore store, ActorId actor, string name, CancellationToken cancellationToken)
    {
        if (!sidecar.Actors.IsActive(actor))
            return Reply.NoContent;
        if (store.Dependency.IsAway)
        {
            await Task.Delay(_world.Timings.StoreAwayRead, _world.Time, cancellationToken);
            return Failed("ERR_ACTOR_STATE_GET", "error getting actor state: dial tcp: connect: connection refused");
        }

        return store.Get(Key(actor, name)) is { } value ? Reply.Ok(value.Json) : Reply.NoContent;
    }

    private async Task<Reply> SaveAsync(EmulatedStore store, ActorId actor, ApiCall call)
    {
        if (StateRequest.Parse(call, JsonValueKind.Array, "[]actors.TransactionalOperation", out Reply? error) is not { } body)
            return error!;
        if (!sidecar.Actors.IsActive(actor))
            return Reply.Error(HttpStatusCode.BadRequest, "ERR_ACTOR_INSTANCE_MISSING", "actor instance is missing");
        List<StateWrite> writes = [];
        foreach (JsonElement operation in body.EnumerateArray())
        {
            JsonElement request = operation.GetProperty("request");
            bool delete = Schedule.Text(operation, "operation") == "delete";
            if (StateRequest.Read(request, delete, store, sidecar.AppId, out error) is not { } write)
                return error!;
            if (write.TtlSeconds is not null)
                return NotSaved("ttlInSeconds is not supported without the \"ActorStateTTL\" feature enabled");
            writes.Add(write with { Key = Key(actor, Schedule.Text(request, "key")) });
        }

        if (store.Dependency.IsAway)
        {
            await Task.Delay(_world.Timings.StoreAwaySave, _world.Time, call.Aborted);
            return NotSaved("dial tcp: connect: connection refused");
        }

        return store.Transact(writes) == Refusal.None ? Reply.NoContent : NotSaved("failed to set key");
    }

    private string Key(ActorId actor, string name) => $"{sidecar.AppId}||{actor.Type}||{actor.Id}||{name}";

    private static Reply NotSaved(string why) => Failed("ERR_ACTOR_STATE_TRANSACTION_SAVE", $"error saving actor transaction state: {why}");

    private static Reply Failed(string code, string message) => Reply.Error(HttpStatusCode.InternalServerError, code, message);
}
