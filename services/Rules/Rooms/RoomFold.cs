using BlazingSun.Contracts.Rooms;
using BlazingSun.Rules.Fairness;
using BlazingSun.Rules.Games;

namespace BlazingSun.Rules.Rooms;

/// <summary>The state after one event. It trusts the event: what may happen was decided before.</summary>
internal static class RoomFold
{
    public static Room Apply(GameCatalog games, Room? room, RoomEvent e)
    {
        if (room is not null && e is (GameEvent or TurnPassed))
        {
            return Play(games, room, e);
        }

        Room after = room is null ? Open(e) : Change(games, room, e);
        return after with { Seq = after.Seq + 1, LastActivityAt = e.At ?? after.LastActivityAt };
    }

    // Most events are a game's: they change the session alone, in one copy of the room.
    private static Room Play(GameCatalog games, Room room, RoomEvent e)
    {
        GameSession session = room.Session!;
        return room with
        {
            Seq = room.Seq + 1,
            LastActivityAt = e.At ?? room.LastActivityAt,
            Session = e switch
            {
                TurnPassed t => session with { Turn = new GameTurn(t.Player, t.Number, t.EndsAt) },
                GameEvent g => session with
                {
                    State = games.Get(room.GameType).Apply(session.State!, g),
                    FairOffset = session.FairOffset + g.FairBytes,
                },
                _ => session,
            },
        };
    }

    private static Room Open(RoomEvent e) => e is RoomOpened o
        ? new Room
        {
            Id = o.RoomId,
            Name = o.Name,
            Code = o.Code,
            GameType = o.GameType,
            HostId = o.HostId,
            Config = o.Config,
            CreatedAt = o.At ?? default,
        }
        : throw new ArgumentException($"A room begins with {nameof(RoomOpened)}, not {e.GetType().Name}.", nameof(e));

    private static Room Change(GameCatalog games, Room room, RoomEvent e) => e switch
    {
        SeatTaken s => Seated(room, s),
        SeatLeft s => room with
        {
            Players = room.Players.Without(p => p.UserId == s.Player),
            Rematch = room.Rematch.Without(id => id == s.Player),
        },
        HostMoved h => room with { HostId = h.HostId },
        ReadyChanged r => room with
        {
            Players = room.Players.With(r.Player, p => p with { Ready = r.Ready, ClientSeed = r.ClientSeed ?? p.ClientSeed }),
        },
        ConfigChanged c => room with { Config = c.Config },
        WatchBegan w => room with { Spectators = [.. room.Spectators, new Spectator(w.Spectator, w.Name)] },
        WatchEnded w => room with { Spectators = room.Spectators.Without(s => s.UserId == w.Spectator) },
        RematchAgreed r => room with { Rematch = r.Agreed },
        GameBegan g => Begun(games, room, g),
        GameEnded g => Ended(room, g),
        SeatLost l => room with
        {
            Players = room.Players.With(l.Player, p => p with { DisconnectedAt = l.At, Attempt = p.Attempt + 1 }),
        },
        SeatRegained b => room with { Players = room.Players.With(b.Player, p => p with { DisconnectedAt = null }) },
        OutageAdded o => Delayed(room, o),
        RoomShut => room with { Closed = true, Status = RoomStatus.Abandoned },
        _ => throw new ArgumentException($"{e.GetType().Name} cannot happen in an open room.", nameof(e)),
    };

    private static Room Seated(Room room, SeatTaken e)
    {
        Seat seat = new(e.Player, e.Name, e.At ?? default) { AvatarId = e.AvatarId, ClientSeed = e.ClientSeed };
        return room.Status == RoomStatus.Finished
            ? room with
            {
                Status = RoomStatus.Waiting,
                Players = [.. room.Players.Select(p => p with { Ready = false }), seat],
                Rematch = [],
                Session = null,
                StartedAt = null,
                FinishedAt = null,
            }
            : room with { Players = [.. room.Players, seat] };
    }

    private static Room Begun(GameCatalog games, Room room, GameBegan e)
    {
        int number = room.GameNumber + 1;
        FairStream stream = new(e.ServerSeed, e.ClientSeeds);
        GameOpening opening = games.Get(room.GameType).Start(new GameStart(e.Players, room.HostId, number, room.Config), stream);
        return room with
        {
            Status = RoomStatus.Playing,
            GameNumber = number,
            StartedAt = e.At,
            FinishedAt = null,
            Rematch = [],
            Session = new GameSession
            {
                Players = e.Players,
                ClientSeeds = e.ClientSeeds,
                ServerSeed = e.ServerSeed,
                FairOffset = stream.Offset,
                State = opening.State,
                Turn = new GameTurn(e.First, 1, e.Seconds == 0 ? null : e.At?.AddSeconds(e.Seconds)),
            },
        };
    }

    private static Room Ended(Room room, GameEnded e) => room with
    {
        Status = RoomStatus.Finished,
        FinishedAt = e.At,
        Players = [.. room.Players.Select(p => p with { Ready = false })],
        Session = room.Session! with { Turn = null, Outcome = new GameOutcome(e.Winner, e.Scores, e.Reason) },
    };

    private static Room Delayed(Room room, OutageAdded e)
    {
        TimeSpan by = TimeSpan.FromMilliseconds(e.ByMs);
        return room with
        {
            LastActivityAt = room.LastActivityAt + by,
            OutagesSeenUntil = e.Until,
            Players = [.. room.Players.Select(p => p.DisconnectedAt is { } since ? p with { DisconnectedAt = since + by } : p)],
            Session = room.Session is { Turn.EndsAt: not null } session
                ? session with { Turn = session.Turn with { EndsAt = e.TurnEndsAt } }
                : room.Session,
        };
    }

    private static T[] Without<T>(this IReadOnlyList<T> list, Func<T, bool> gone) => [.. list.Where(item => !gone(item))];

    private static Seat[] With(this IReadOnlyList<Seat> seats, Contracts.Ids.UserId player, Func<Seat, Seat> change) =>
        [.. seats.Select(seat => seat.UserId == player ? change(seat) : seat)];
}
