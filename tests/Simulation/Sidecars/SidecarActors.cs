using System.Net;
using System.Text.Json;
using BlazingSun.Simulation.Nodes;

namespace BlazingSun.Simulation.Sidecars;

/// <summary>The sidecar's actor API: calls go to the program where the actor is, by way of that program's sidecar.</summary>
internal sealed class SidecarActors(Node node)
{
    private static readonly Reply NoHost = Reply.Error(HttpStatusCode.InternalServerError, "ERR_ACTOR_INVOKE_METHOD");

    public async Task<Reply?> InvokeAsync(ActorCall call, byte[] body)
    {
        if (node.World.Placement.HomeOf(call.Id) is not { } home)
            return NoHost;
        TaskCompletionSource<Reply> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        HostCall.Begin(
            home,
            () =>
            {
                node.World.Placement.Arrive(home, call.Id);
                return AppCall.InvokeAsync(home, call, body);
            },
            reply => answer.TrySetResult(reply ?? NoHost));
        Reply reply = await answer.Task;
        if (!node.World.Weather.LosesAnswer())
            return reply.Status == HttpStatusCode.OK ? reply : NoHost;
        node.World.Trace.Line($"{node.Name} does not hear the answer of {call}");
        return node.World.Random.Chance(0.5) ? NoHost : null;
    }

    /// <param name="reminder">Which.</param>
    /// <param name="body">Null = it is given up.</param>
    public async Task<Reply?> RemindAsync(ActorCall reminder, byte[]? body)
    {
        await node.World.Scheduler.DelayAsync(node.World.Weather.Latency());
        if (!node.World.Weather.IsCalm && node.World.Random.Chance(node.World.Plan.StoreFaults))
            return Reply.Error(HttpStatusCode.InternalServerError, "ERR_ACTOR_REMINDER_CREATE");
        if (body is null)
            node.World.Reminders.Remove(reminder);
        else
            Register(reminder, JsonElement.Parse(body));
        return node.World.Weather.LosesAnswer() ? null : Reply.NoContent;
    }

    private void Register(ActorCall reminder, JsonElement request)
    {
        string due = request.GetProperty("dueTime").GetString()!;
        double milliseconds = double.Parse(due[..^"ms".Length], System.Globalization.CultureInfo.InvariantCulture);
        string? data = request.TryGetProperty("data", out JsonElement given) ? given.GetString() : null;
        node.World.Reminders.Add(reminder, TimeSpan.FromMilliseconds(milliseconds), JsonSerializer.SerializeToUtf8Bytes(new { data }));
    }
}
