using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace BlazingSun.DaprEmulator.Actors;

/// <summary>Timers: they live in the sidecar where they were registered and end with it.</summary>
internal sealed class ActorTimers(Sidecar sidecar)
{
    private readonly ConcurrentDictionary<(ActorId Actor, string Name), CancellationTokenSource> _timers = [];

    internal void Put(ActorId actor, string name, JsonElement body, Schedule when)
    {
        Remove(actor, name);
        CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(sidecar.Killed);
        _timers[(actor, name)] = stop;
        _ = RunAsync(actor, name, Body(body), when, stop.Token);
    }

    internal void Remove(ActorId actor, string name)
    {
        if (_timers.TryRemove((actor, name), out CancellationTokenSource? stop))
            stop.Cancel();
    }

    private async Task RunAsync(ActorId actor, string name, byte[] body, Schedule when, CancellationToken cancellationToken)
    {
        DaprWorld world = sidecar.World;
        try
        {
            for (Schedule? next = when; next is not null; next = next.Next())
            {
                TimeSpan wait = next.Due - world.Time.GetUtcNow();
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, world.Time, cancellationToken);
                await FireAsync(actor, name, body, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Removed, or the sidecar is gone.
        }
    }

    private async Task FireAsync(ActorId actor, string name, byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            await sidecar.World.Actors.CallAsync(
                actor, $"timer/{name}", [new("Content-Type", "application/json")], body, from: null, cancellationToken);
        }
        catch (ActorFailedException)
        {
            // Timers do not mind.
        }
    }

    private static byte[] Body(JsonElement body)
    {
        string data = body.TryGetProperty("data", out JsonElement value) ? $"\"data\":{value.GetRawText()}," : "";
        return Encoding.UTF8.GetBytes($"{{{data}\"callback\":{GoJson.Quote(Schedule.Text(body, "callback"))},"
            + $"\"dueTime\":{GoJson.Quote(Schedule.Text(body, "dueTime"))},\"period\":{GoJson.Quote(Schedule.Text(body, "period"))}}}");
    }
}
