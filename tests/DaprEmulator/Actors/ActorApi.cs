using System.Net;
using System.Text.Json;
using BlazingSun.DaprEmulator.Http;
using BlazingSun.DaprEmulator.State;
using Microsoft.Extensions.Primitives;

namespace BlazingSun.DaprEmulator.Actors;

/// <summary>The actor API of a sidecar.</summary>
internal sealed class ActorApi(Sidecar sidecar)
{
    private static readonly string[] NotForwarded = ["Host", "Connection", "Content-Length", "Transfer-Encoding", "dapr-api-token", "User-Agent"];
    private readonly DaprWorld _world = sidecar.World;
    private readonly ActorStateApi _state = new(sidecar);

    /// <param name="path">What comes after <c>/v1.0/actors</c>.</param>
    /// <param name="call">The call.</param>
    internal Task<Reply> HandleAsync(string[] path, ApiCall call) => path switch
    {
        [var type, var id, "method", var method] => CallAsync(new ActorId(type, id), method, call),
        [var type, var id, "state", .. var key] => _state.HandleAsync(new ActorId(type, id), key, call),
        [var type, var id, "reminders", var name] => Task.FromResult(Reminder(new ActorId(type, id), name, call)),
        [var type, var id, "timers", var name] => Task.FromResult(Timer(new ActorId(type, id), name, call)),
        _ => Task.FromResult(Reply.NotFound),
    };

    private async Task<Reply> CallAsync(ActorId actor, string method, ApiCall call)
    {
        try
        {
            AppAnswer answer = await InvokeAsync(actor, method, call);
            return new Reply(answer.Status, answer.Body) { Headers = [.. answer.Headers.Where(header => !IsHopByHop(header.Key))] };
        }
        catch (ActorFailedException error)
        {
            return Failed("ERR_ACTOR_INVOKE_METHOD", $"error invoke actor method: {error.Message}");
        }
    }

    // A policy sees only that a call failed, not whether the turn has run.
    private async Task<AppAnswer> InvokeAsync(ActorId actor, string method, ApiCall call)
    {
        ActorRetry retry = _world.ActorRetry(actor.Type) ?? ActorRetry.None;
        for (int left = retry.Times; ; left--)
        {
            try
            {
                AppAnswer answer = await _world.Actors.CallAsync(actor, method, Headers(call), call.Body, sidecar, call.Aborted);
                if (left == 0 || answer.Header("X-DaprErrorResponseHeader") is null)
                    return answer;
            }
            catch (ActorFailedException) when (left > 0)
            {
                // It is made again.
            }

            await Task.Delay(retry.Pause, _world.Time, call.Aborted);
        }
    }

    private List<KeyValuePair<string, string>> Headers(ApiCall call)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("Dapr-Api-Call", "true"), new("Dapr-Caller-App-Id", sidecar.AppId), new("Dapr-Caller-Namespace", "default"),
        ];
        foreach ((string name, StringValues values) in call.Headers)
        {
            if (!IsHopByHop(name))
                headers.Add(new(name, values.ToString()));
        }

        return headers;
    }

    private Reply Reminder(ActorId actor, string name, ApiCall call)
    {
        if (!sidecar.Actors.Settings.Types.Contains(actor.Type))
            return Reply.Error(HttpStatusCode.Forbidden, "ERR_ACTOR_REMINDER_NON_HOSTED", "actor type is not hosted");
        if (_world.Scheduler.Dependency.IsAway)
            return Failed(call.IsWrite ? "ERR_ACTOR_REMINDER_CREATE" : "ERR_ACTOR_REMINDER_GET", "rpc error: code = Unavailable desc = connection error");
        switch (call.Method)
        {
            case "GET":
                return _world.Scheduler.Find(actor, name) is { } found
                    ? Reply.Ok(found.Describe())
                    : Reply.Error(HttpStatusCode.NotFound, "ERR_ACTOR_REMINDER_NOT_FOUND", $"actor reminder not found: {name}");
            case "DELETE":
                _world.Scheduler.Remove(actor, name);
                return Reply.NoContent;
            default:
                return Register(actor, name, call);
        }
    }

    private Reply Register(ActorId actor, string name, ApiCall call)
    {
        if (StateRequest.Parse(call, JsonValueKind.Object, "api.CreateReminderRequest", out Reply? error) is not { } body)
            return error!;
        bool overwrites = !body.TryGetProperty("overwrite", out JsonElement overwrite) || overwrite.ValueKind != JsonValueKind.False;
        if (!overwrites && _world.Scheduler.Find(actor, name) is not null)
            return Reply.Error(HttpStatusCode.Conflict, "ERR_ACTOR_REMINDER_ALREADY_EXISTS", $"actor reminder already exists: {name}");
        if (Schedule.Parse(body, _world.Time.GetUtcNow()) is not { } when)
            return Failed("ERR_ACTOR_REMINDER_CREATE", "error creating actor reminder: job failed validation: due time format not recognized");
        _world.Scheduler.Put(new Reminder(actor, name, body, when));
        return Reply.NoContent;
    }

    private Reply Timer(ActorId actor, string name, ApiCall call)
    {
        if (call.Method == "DELETE")
        {
            sidecar.Timers.Remove(actor, name);
            return Reply.NoContent;
        }

        if (StateRequest.Parse(call, JsonValueKind.Object, "api.CreateTimerRequest", out Reply? error) is not { } body)
            return error!;
        if (Schedule.Parse(body, _world.Time.GetUtcNow()) is not { } when)
            return Failed("ERR_ACTOR_TIMER_CREATE", "error creating actor timer: time format not recognized");
        sidecar.Timers.Put(actor, name, body, when);
        return Reply.NoContent;
    }

    private static bool IsHopByHop(string name) => NotForwarded.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static Reply Failed(string code, string message) => Reply.Error(HttpStatusCode.InternalServerError, code, message);
}
