using BlazingSun.Contracts.Events;
using BlazingSun.Contracts.Ids;
using BlazingSun.Rules.Fairness;

namespace BlazingSun.Rules.Rooms;

/// <summary>The room's own events on the wire; nothing in these frames is hidden from anyone in the room.</summary>
internal static class RoomFrames
{
    public static RoomEventFrame Of(RoomId roomId, long seq, RoomEvent e) => e switch
    {
        TurnPassed t => new TurnChanged(t.Player, t.Number, t.EndsAt) { RoomId = roomId, Seq = seq },
        RoomOpened o => new RoomCreated(o.Name, o.Code, o.GameType, o.HostId, o.Config) { RoomId = roomId, Seq = seq },
        SeatTaken s => new PlayerJoined(s.Player, s.Name, s.AvatarId, s.Count) { RoomId = roomId, Seq = seq },
        SeatLeft s => new PlayerLeft(s.Player, s.Name, s.Reason) { RoomId = roomId, Seq = seq },
        HostMoved h => new HostChanged(h.HostId) { RoomId = roomId, Seq = seq },
        ReadyChanged r => new PlayerReady(r.Player, r.Ready) { RoomId = roomId, Seq = seq },
        ConfigChanged c => new RoomConfigured(c.Config) { RoomId = roomId, Seq = seq },
        WatchBegan w => new SpectatorJoined(w.Spectator, w.Name, w.Count) { RoomId = roomId, Seq = seq },
        WatchEnded w => new SpectatorLeft(w.Spectator, w.Name, w.Count) { RoomId = roomId, Seq = seq },
        RematchAgreed r => new RematchOffered(r.Player, r.Agreed) { RoomId = roomId, Seq = seq },
        SeatLost l => new PlayerDisconnected(l.Player, l.ReconnectBy) { RoomId = roomId, Seq = seq },
        SeatRegained b => new PlayerReconnected(b.Player) { RoomId = roomId, Seq = seq },
        OutageAdded o => new ClocksMoved(o.ByMs, o.TurnEndsAt, o.ReconnectBy ?? []) { RoomId = roomId, Seq = seq },
        RoomShut x => new RoomClosed(x.Reason) { RoomId = roomId, Seq = seq },
        GameBegan g => Started(roomId, seq, g),
        GameEnded g => Over(roomId, seq, g),
        _ => throw new ArgumentException($"{e.GetType().Name} has no frame.", nameof(e)),
    };

    private static GameStarted Started(RoomId roomId, long seq, GameBegan e) =>
        new(e.Players, e.First, e.Seconds == 0 ? null : e.At?.AddSeconds(e.Seconds), new FairnessCommitment(Commitment.Of(e.ServerSeed)))
        {
            RoomId = roomId,
            Seq = seq,
        };

    private static GameOver Over(RoomId roomId, long seq, GameEnded e)
    {
        FairnessReveal reveal = new(Convert.ToHexStringLower(e.ServerSeed), ByPlayer(e.Players, e.ClientSeeds));
        return new GameOver(e.Winner, e.WinnerName, ByPlayer(e.Players, e.Scores), e.Reason, reveal) { RoomId = roomId, Seq = seq };
    }

    private static Dictionary<UserId, T> ByPlayer<T>(UserId[] players, T[] values)
    {
        Dictionary<UserId, T> byPlayer = new(players.Length);
        for (int i = 0; i < players.Length; i++)
        {
            byPlayer[players[i]] = values[i];
        }

        return byPlayer;
    }
}
