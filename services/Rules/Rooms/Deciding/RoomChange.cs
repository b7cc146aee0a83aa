using BlazingSun.Contracts.Errors;
using BlazingSun.Contracts.Events;
using BlazingSun.Rules.Fairness;
using BlazingSun.Rules.Games;

namespace BlazingSun.Rules.Rooms.Deciding;

/// <summary>A command on its way: what has happened so far, and the room after it, so that each step sees the one before.</summary>
internal sealed class RoomChange(GameCatalog games, Room? room, RuleContext context)
{
    private readonly List<RoomEvent> events = new(4);
    private Room? room = room;

    public Room Room => room!;

    public DateTimeOffset Now => context.Now;

    public GameCatalog Games => games;

    public IGame Game => games.Get(Room.GameType);

    public IReadOnlyList<RoomEvent> Events => events;

    public void Emit(RoomEvent e)
    {
        room = RoomFold.Apply(games, room, e);
        events.Add(e);
    }

    /// <summary>Starts a game with everyone who has a seat.</summary>
    public void Begin()
    {
        PlayerName[] players = [.. Room.Players.Select(p => new PlayerName(p.UserId, p.Name))];
        string[] clientSeeds = [.. Room.Players.Select(p => p.ClientSeed ?? "")];
        byte[] serverSeed = new byte[Commitment.SeedBytes];
        context.Random.Fill(serverSeed);
        GameStart start = new(players, Room.HostId, Room.GameNumber + 1, Room.Config);
        GameOpening opening = Game.Start(start, new FairStream(serverSeed, clientSeeds));
        int seconds = opening.First.Seconds ?? Room.Config.TurnSeconds;
        Emit(new GameBegan(players, serverSeed, clientSeeds, opening.First.Player, seconds) { At = Now });
        foreach (GameEvent e in opening.Events ?? [])
        {
            Emit(e);
        }
    }

    /// <summary>Carries out what the game decided.</summary>
    public Refusal? Follow(GameDecision decision)
    {
        if (decision.Refusal is not null)
        {
            return decision.Refusal;
        }

        GameTurn turn = Room.Session!.Turn!;
        bool goesOn = decision.Outcome is null && decision.Next is null;
        for (int i = 0; i < decision.Events.Count; i++)
        {
            // Of each command at least one event tells the time, so that a room in use is not idle.
            Emit(goesOn && i == 0 ? decision.Events[i] with { At = Now } : decision.Events[i]);
        }

        if (decision.Outcome is { } outcome)
        {
            End(outcome);
        }
        else if (decision.Next is { } next)
        {
            Emit(new TurnPassed(next.Player, turn.Number + 1, next.Seconds ?? Room.Config.TurnSeconds) { At = Now });
        }

        return null;
    }

    private void End(GameOutcome outcome)
    {
        GameSession session = Room.Session!;
        int winner = outcome.Winner is { } id ? session.SeatOf(id) : -1;
        Emit(new GameEnded(
            outcome.Winner,
            winner < 0 ? null : session.Players[winner].Name,
            [.. session.Players.Select(p => p.Id)],
            [.. outcome.Scores],
            outcome.Reason,
            session.ServerSeed,
            [.. session.ClientSeeds])
        {
            At = Now,
        });
    }
}
