using BlazingSun.Simulation.Nodes;
using BlazingSun.Simulation.Players;
using BlazingSun.Simulation.Scheduling;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Faults;

/// <summary>Brings a world its troubles, until it is told to end.</summary>
internal sealed class Chaos(World world, SeededRandom random)
{
    private const int LongestWork = 400;

    private bool _ended;

    public void Begin()
    {
        if (world.Plan.Troubles.Count > 0)
            Next();
        foreach (Player player in world.Players)
            NextCut(player);
    }

    /// <summary>From now on all is well: what is down starts, and what stands still goes on.</summary>
    public void End()
    {
        _ended = true;
        world.Weather.IsCalm = true;
        world.Troubled();
        foreach (NodeSlot slot in world.Slots)
        {
            if (slot.Current is { } node)
                (node.Lane.PausedUntil, node.Lane.Countdown) = (0, null);
            slot.Start();
        }
    }

    private void Next() => world.Scheduler.After(random.Short(world.Plan.TroublePause * 2), () =>
    {
        if (_ended)
            return;
        Happen(random.Pick(world.Plan.Troubles));
        Next();
    });

    private void Happen(Trouble trouble)
    {
        world.Trace.Line($"trouble: {trouble}");
        world.Troubled();
        NodeSlot slot = random.Pick(world.Slots);
        DateTimeOffset until = world.Scheduler.Now + random.Short(TimeSpan.FromSeconds(8));
        switch (trouble)
        {
            case Trouble.Crash:
                slot.Crash("at rest");
                break;
            case Trouble.CrashInWork when slot.Current is { } node:
                node.Lane.Countdown = (random.Between(1, LongestWork), () => CrashInWork(slot, node));
                break;
            case Trouble.Restart:
                slot.Restart();
                break;
            case Trouble.Pause when slot.Current is { } node:
                node.Lane.PausedUntil = until.UtcTicks;
                break;
            case Trouble.StoreOutage:
                world.Weather.StoreAwayUntil = until;
                break;
            case Trouble.BusOutage:
                world.Weather.BusAwayUntil = until;
                break;
            case Trouble.DatabaseOutage:
                world.Weather.DatabaseAwayUntil = until;
                break;
            case Trouble.ActorMove:
                world.Placement.Move();
                break;
            case Trouble.ClockJump:
                world.Scheduler.Jump(until - world.Scheduler.Now);
                break;
        }
    }

    private static void CrashInWork(NodeSlot slot, Node node)
    {
        if (slot.Current == node)
            slot.Crash("in its work");
    }

    private void NextCut(Player player) => world.Scheduler.After(TimeSpan.FromSeconds(1), () =>
    {
        if (_ended)
            return;
        if (random.Chance(world.Plan.Cuts))
            CutOff(player);
        NextCut(player);
    });

    private void CutOff(Player player)
    {
        Cut how = random.Pick(Enum.GetValues<Cut>());
        int chance = random.Below(100);
        TimeSpan away = chance < 50 ? random.Short(TimeSpan.FromSeconds(3)) : TimeSpan.FromSeconds(random.Between(1, 40));
        player.IsGone |= chance > 92;
        world.Trace.Line($"{player.Name} is cut off ({how}) for {(player.IsGone ? TimeSpan.MaxValue : away)}");
        player.Break(how, player.IsGone ? TimeSpan.FromDays(1) : away);
    }
}
