using System.Text.Json;
using BlazingSun.Platform.Actors;
using BlazingSun.Platform.Actors.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BlazingSun.Platform.Dapr.Actors;

/// <summary>
/// What the sidecar calls of hosted actors. It takes only 200 for success. It lets one call at a time into an actor, but gives up calls
/// that take too long, so the turns here have a line of their own.
/// </summary>
internal sealed class ActorEndpoints(
    ActorTurns turns, IReminders reminders, IOptions<DaprActorOptions> options, ILogger<ActorEndpoints> log)
{
    internal void Map(RouteGroupBuilder sidecar)
    {
        sidecar.MapPut("/actors/{type}/{id}/method/{method}", InvokeAsync);
        sidecar.MapPut("/actors/{type}/{id}/method/remind/{name}", RemindAsync);

        // No actor here sets timers; those of another version end by themselves.
        sidecar.MapPut("/actors/{type}/{id}/method/timer/{name}", () => TypedResults.Ok());
        sidecar.MapDelete("/actors/{type}/{id}", DeactivateAsync);
    }

    internal async Task<IResult> InvokeAsync(string type, string id, string method, HttpContext http)
    {
        if (turns.Find(type) is not { } kind || !kind.Registration.Methods.TryGetValue(method, out IActorMethodHandler? handler))
            return TypedResults.NotFound();
        if (turns.IsDraining)
            return Stopping;
        byte[] request = await ReadAsync(http);
        try
        {
            // A turn that has begun ends: who gave up waiting for it calls again.
            byte[] answer = await turns.RunAsync(
                kind,
                id,
                static (actor, call, _) => call.handler.RunJsonAsync(actor, call.request, CancellationToken.None),
                (handler, request),
                http.RequestAborted);
            return TypedResults.Bytes(answer, "application/json");
        }
        catch (Exception e)
        {
            if (e is not (DependencyUnavailableException or OperationCanceledException))
                ActorLog.TurnFailed(log, type, id, e);
            http.Response.Headers[ActorFailure.Header] = "true";
            return TypedResults.Bytes(ActorFailure.From(e).ToJson(), "application/json");
        }
    }

    internal async Task<IResult> RemindAsync(string type, string id, string name, HttpContext http)
    {
        if (turns.Find(type) is not { } kind)
            return TypedResults.NotFound();
        if (turns.IsDraining)
            return Stopping;
        byte[] data = Data(await ReadAsync(http));
        try
        {
            await turns.RunAsync(
                kind,
                id,
                static async (actor, fired, _) =>
                {
                    await actor.OnReminderAsync(fired.name, fired.data, CancellationToken.None);
                    return true;
                },
                (name, data),
                http.RequestAborted);
        }
        catch (Exception e)
        {
            // The sidecar would forget it after three more attempts.
            ActorLog.ReminderFailed(log, type, id, name, options.Value.ReminderRetry, e);
            await reminders.RegisterAsync(new ReminderName(type, id, name), options.Value.ReminderRetry, data, CancellationToken.None);
        }

        return TypedResults.Ok();
    }

    private async Task<IResult> DeactivateAsync(string type, string id)
    {
        if (turns.Find(type) is not { } kind)
            return TypedResults.NotFound();
        if (kind.Find(id) is { } mailbox)
            await turns.CloseAsync(kind, id, mailbox, CancellationToken.None);
        return TypedResults.Ok();
    }

    // The sidecar reports a failure, and the caller tries again: elsewhere, when this host has gone.
    private static IResult Stopping => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);

    private static async ValueTask<byte[]> ReadAsync(HttpContext http)
    {
        using MemoryStream body = new((int)(http.Request.ContentLength ?? 256));
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return body.ToArray();
    }

    private static byte[] Data(byte[] body)
    {
        using JsonDocument reminder = JsonDocument.Parse(body);
        return reminder.RootElement.TryGetProperty("data", out JsonElement data)
            && data.ValueKind is JsonValueKind.String && data.TryGetBytesFromBase64(out byte[]? bytes) ? bytes : [];
    }
}
