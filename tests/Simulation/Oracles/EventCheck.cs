using BlazingSun.Rules.Fairness;
using BlazingSun.Rules.Games;
using BlazingSun.Rules.Games.BiggerDice;
using BlazingSun.Rules.Rooms;
using BlazingSun.Simulation.Players;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Oracles;

/// <summary>Whether an event may follow on what was before it, at this time.</summary>
internal sealed class EventCheck(World world, RoomHistory history)
{
    // So long may it take until a room hears that somebody is back, when nothing is in the way.
    private static readonly TimeSpan NewsTakes = TimeSpan.FromSeconds(10);

    private DateTimeOffset Now => world.Scheduler.Now;

    public void Check(Room? before, RoomEvent e, Room after)
    {
        if (e.At > Now)
            history.Report($"has an event from the future: {e}");
        switch (e)
        {
            case TurnPassed turn when turn.Number != before!.Session!.Turn!.Number + 1:
                history.Report($"went from turn {before.Session.Turn.Number} to {turn.Number}");
                break;
            case GameEnded end:
                CheckEnd(before!, end, after);
                break;
            case OutageAdded outage when world.Plan.StoreFaults == 0 && outage.Until.AddMilliseconds(-outage.ByMs) - world.LastTrouble > NewsTakes:
                history.Report($"moved its clocks although all was well: {outage}");
                break;
            case SeatLeft { Reason: "expired" } left:
                CheckExpiry(before!.SeatOf(left.Player)!, before.Config.ReconnectSeconds);
                break;
        }
    }

    private void CheckEnd(Room before, GameEnded end, Room after)
    {
        if (before.Session?.Turn is not { } turn)
            history.Report("ended a game twice");
        else if (end.Reason == EndReason.Timeout && !(turn.EndsAt <= Now))
            history.Report($"let the turn time run out before {turn.EndsAt}");
        CheckDice(after.Session!);
    }

    private void CheckDice(GameSession session)
    {
        FairStream stream = new(session.ServerSeed, session.ClientSeeds);
        foreach (char letter in ((BiggerDiceState)session.State!).Rolls)
        {
            int pips = letter >= 'a' ? letter - 'a' + 1 : letter - '0';
            if (stream.Die() != pips)
                history.Report("has dice that do not follow from the seeds");
        }
    }

    private void CheckExpiry(Seat seat, int seconds)
    {
        if (!(seat.DisconnectedAt?.AddSeconds(seconds) <= Now))
            history.Report($"took the seat of {seat.Name} before its time");
        Player player = world.PlayerOf(seat.UserId);
        if (player.HereSince is { } since && Now - since > NewsTakes && Now - world.LastTrouble > NewsTakes)
            history.Report($"took the seat of {seat.Name}, who is here since {since:HH:mm:ss.fff}");
    }
}
