using System.Text;
using System.Text.Json;
using BlazingSun.Simulation.Faults;
using BlazingSun.Simulation.Oracles;
using BlazingSun.Simulation.Players;
using BlazingSun.Simulation.Sidecars;

namespace BlazingSun.Simulation.Worlds;

/// <summary>A world from its beginning to its end: chaos, then calm, in which everything has to come to rest.</summary>
internal sealed class Life(World world)
{
    private static readonly TimeSpan CalmTakes = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan RestTakes = TimeSpan.FromMinutes(6);

    public void Run()
    {
        Chaos chaos = new(world, world.Random.Fork());
        foreach (Nodes.NodeSlot slot in world.Slots)
            slot.Start();
        foreach (Player player in world.Players)
            player.Lane.Post(() => _ = new Habits(player).RunAsync());
        chaos.Begin();
        RunFor(world.Plan.Chaos, () => false);
        world.Trace.Line($"calm");
        chaos.End();
        world.IsClosing = true;
        if (!RunFor(CalmTakes, () => world.Players.All(player => player.IsDone)))
            world.Verdict.Report($"not all players came to rest: {string.Join(", ", world.Players.Where(p => !p.IsDone).Select(p => p.Name))}");
        if (!RunFor(RestTakes, IsAtRest))
            world.Verdict.Report($"not everything came to rest: {string.Join(", ", Unrest())}");
        foreach (RoomHistory room in world.Oracle.Rooms)
            world.Oracle.Commands.CheckRolls(room);
    }

    private bool RunFor(TimeSpan time, Func<bool> done)
    {
        DateTimeOffset until = world.Scheduler.Now + time;
        bool isDone = false;
        world.Scheduler.RunUntil(() => world.Scheduler.Now >= until || (isDone = done()));
        return isDone;
    }

    private bool IsAtRest() => world.Oracle.OpenRooms.Count == 0 && !Unrest().Any();

    private IEnumerable<string> Unrest()
    {
        foreach (string room in world.Oracle.OpenRooms)
            yield return $"room {room} is open";
        foreach (RoomHistory room in world.Oracle.Rooms.Where(room => room.Told < room.Last))
            yield return $"room {room.Room} has number {room.Last}, and told {room.Told}";
        foreach ((string key, ReadOnlyMemory<byte> value) in world.Rooms.Scan(""))
        {
            byte[] saved = [.. world.Plan.BesideSidecars ? SavedText.Of(value.Span) : value.Span];
            if (IsUnrest(key, saved))
                yield return $"{key} = {Encoding.UTF8.GetString(saved)}";
        }

        if (!world.Reminders.IsEmpty)
            yield return "a reminder waits";
    }

    private static bool IsUnrest(string key, ReadOnlySpan<byte> value) => key.Split('/', ':')[0] switch
    {
        "workflow" => !JsonElement.Parse(value).TryGetProperty("Status", out JsonElement status) || status.GetInt32() is not (1 or 3 or 5),
        _ => false,
    };
}
